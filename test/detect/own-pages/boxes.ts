/** Boxes that together take one code. */
import { asking, boxRow, code, form, type OwnPage, range, titled } from './parts.ts';

export const BOXES: readonly OwnPage[] = [
  ...[4, 5, 6, 7, 8, 10].map((count) =>
    code(
      `${count} boxes`,
      asking(
        'Two-factor authentication',
        `<p>Enter the code from your authenticator app</p>${boxRow(count)}`,
        'Verify',
      ),
      range(count),
    ),
  ),
  code(
    'boxes of letters and digits',
    asking('Enter your authenticator code', boxRow(5, 'maxlength="1" autocapitalize="characters"'), 'Verify'),
    range(5),
  ),
  code(
    'boxes without a limit',
    asking('Two-step verification', `<p>6-digit code</p>${boxRow(6, 'inputmode="numeric"')}`, 'Verify'),
    range(6),
  ),
  code(
    'boxes where the first takes a pasted code',
    asking(
      'Two-step verification',
      `<input style="width:40px;height:44px" maxlength="6" autocomplete="one-time-code" inputmode="numeric">${boxRow(5, 'maxlength="1" inputmode="numeric"')}`,
      'Verify',
    ),
    range(6),
  ),
  code(
    'boxes in two halves',
    asking(
      'Two-step verification',
      `<p>Authenticator code</p><div style="display:flex">${boxRow(3)}<span>-</span>${boxRow(3)}</div>`,
      'Verify',
    ),
    range(6),
  ),
  code(
    'boxes with labels of their own',
    asking(
      'Two-step verification',
      range(6)
        .map(
          (n) =>
            `<label style="float:left">Digit ${n + 1}<input maxlength="1" style="width:40px;height:44px;display:block"></label>`,
        )
        .join(''),
      'Verify',
    ),
    range(6),
  ),
  code(
    'boxes that hide what is typed',
    asking(
      'Two-step verification',
      `<p>Enter the one-time code</p>${boxRow(6, 'type="password" maxlength="1"')}`,
      'Verify',
    ),
    range(6),
  ),
  code(
    'boxes one below the other',
    asking(
      'Two-step verification',
      `<p>Authenticator code</p>${range(6)
        .map(() => '<div><input maxlength="1" style="width:44px;height:44px"></div>')
        .join('')}`,
      'Verify',
    ),
    range(6),
  ),
  code(
    'boxes from right to left',
    `<html dir="rtl">${titled('المصادقة الثنائية', form(`<p>أدخل رمز المصادقة</p>${boxRow(6)}`, 'تأكيد'))}`,
    range(6),
  ),
  code(
    'wide boxes that only their number tells apart',
    asking(
      'Two-step verification',
      `<p>Enter the code from your authenticator app</p><div style="display:flex">${range(6)
        .map((n) => `<div><input class="otp-field" id="f${n}" style="width:140px"></div>`)
        .join('')}</div>`,
      'Verify',
    ),
    range(6),
  ),
  code(
    'boxes after a hidden helper',
    asking(
      'Two-step verification',
      `<input type="hidden" name="code">${boxRow(6, 'maxlength="1" inputmode="numeric"')}`,
      'Verify',
    ),
    range(6, 1),
  ),
  code(
    'one input behind drawn boxes',
    asking(
      'Two-step verification',
      `<p>Enter your authenticator code</p><div style="position:relative;width:300px;height:50px"><div style="display:flex">${'<div style="width:40px;height:48px;border:1px solid"></div>'.repeat(6)}</div><input maxlength="6" inputmode="numeric" style="position:absolute;inset:0;opacity:0;width:100%"></div>`,
      'Verify',
    ),
  ),
  code(
    'a tiny input beside drawn boxes',
    asking(
      'Two-step verification',
      `<p>Enter your authenticator code</p><div style="position:relative"><input autocomplete="one-time-code" maxlength="6" style="position:absolute;width:1px;height:1px;opacity:0"><div style="display:flex">${'<span style="display:block;width:40px;height:48px;border:1px solid"></span>'.repeat(6)}</div></div>`,
      'Verify',
    ),
  ),
  code(
    'a component whose boxes only show',
    asking(
      'Two-step verification',
      `<p>Enter your authenticator code</p>${boxRow(6, 'aria-hidden="true" tabindex="-1"')}<input aria-label="Code" autocomplete="one-time-code">`,
      'Verify',
    ),
    [6],
  ),
  {
    name: 'boxes that are no inputs',
    html: titled(
      'Two-step verification',
      `<div id="code"><p>Enter your authenticator code</p>${'<span contenteditable style="display:inline-block;width:40px;height:44px;border:1px solid"></span>'.repeat(4)}<button>Verify</button></div>`,
    ),
    targets: [range(4).map((n) => `html > body:nth-child(2) > div:nth-child(2) > span:nth-child(${n + 2})`)],
  },
  code(
    'ten boxes of a token',
    asking(
      'Hardware token',
      `<p>Type the characters your authenticator shows</p>${boxRow(5)}<span>–</span>${boxRow(5)}`,
      'Log in',
    ),
    range(10),
  ),
];
