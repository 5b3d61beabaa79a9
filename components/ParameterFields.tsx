/** How an account makes its codes: algorithm, digits, and period or counter. */
import type { Algorithm } from '@/lib/otp/params';
import { ALGORITHM_NAMES } from '@/lib/ui/describe';
import type { FormField } from '@/lib/ui/failure-fields';
import { ChoiceField, TextField } from './Field';
import classes from './Form.module.css';

/** As typed. */
export interface ParameterForm {
  readonly algorithm: Algorithm;
  readonly digits: string;
  readonly period: string;
  readonly counter: string;
}

/** The fields of a form that stand here. */
export const PARAMETER_FIELDS = ['algorithm', 'digits', 'period', 'counter'] as const;

export interface ParameterFieldsProps {
  readonly form: ParameterForm;
  /** What the counter is called; `null` for codes that go by time. */
  readonly counterLabel: string | null;
  readonly errorAt: (field: FormField) => string | undefined;
  readonly onChange: (part: Partial<ParameterForm>) => void;
}

export function ParameterFields({ form, counterLabel, errorAt, onChange }: ParameterFieldsProps) {
  return (
    <>
      <ChoiceField
        label="Algorithm"
        value={form.algorithm}
        choices={ALGORITHM_NAMES}
        error={errorAt('algorithm')}
        onInput={(algorithm) => onChange({ algorithm })}
      />
      <div class={classes.pair}>
        <TextField
          label="Digits"
          value={form.digits}
          inputMode="numeric"
          isRaw
          error={errorAt('digits')}
          onInput={(digits) => onChange({ digits })}
        />
        {counterLabel === null ? (
          <TextField
            label="Period in seconds"
            value={form.period}
            inputMode="numeric"
            isRaw
            error={errorAt('period')}
            onInput={(period) => onChange({ period })}
          />
        ) : (
          <TextField
            label={counterLabel}
            value={form.counter}
            inputMode="numeric"
            isRaw
            error={errorAt('counter')}
            onInput={(counter) => onChange({ counter })}
          />
        )}
      </div>
    </>
  );
}
