import { useEffect, useMemo } from 'preact/hooks';
import { Note } from '@/components/Note';
import { QuestionBar } from '@/components/QuestionBar';
import type { Popup } from '@/lib/ui/popup-model';
import { createQuestionModel } from '@/lib/ui/question-model';

/** Below the list, where it moves nothing. */
export function Question({ popup, askId }: { readonly popup: Popup; readonly askId: string }) {
  const model = useMemo(() => createQuestionModel(popup.call, askId), [popup, askId]);
  useEffect(() => void model.load(), [model]);
  const refuse = async (): Promise<void> => {
    const doubt = await model.refuse();
    if (doubt !== null) popup.go({ name: 'doubt', doubt });
  };
  const question = model.question.value;
  return (
    <div role="status">
      {question !== null && (
        <QuestionBar question={question} onYes={() => void model.accept()} onNo={() => void refuse()} />
      )}
      {model.isNoted.value && <Note tone="ok">Good. It is noted with the account.</Note>}
    </div>
  );
}
