/** Fields in shadow roots and frames. */
import { asking, code, type OwnPage, range, titled } from './parts.ts';

export const ROOTS: readonly OwnPage[] = [
  code(
    'in a shadow root',
    titled(
      'Sign in',
      '<x-field><template shadowrootmode="open"><label for="a">Authenticator code</label><input id="a" name="code" inputmode="numeric"></template></x-field><button>Verify</button>',
    ),
  ),
  code(
    'boxes in shadow roots of their own',
    asking(
      'Two-step verification',
      `<p>Authenticator code</p><div style="display:flex">${'<x-box><template shadowrootmode="open"><input maxlength="1" style="width:40px;height:44px"></template></x-box>'.repeat(6)}</div>`,
      'Verify',
    ),
    range(6),
  ),
  code(
    'a host that has the label',
    asking(
      'Sign in',
      '<x-input label="One-time code"><template shadowrootmode="open"><input></template></x-input>',
      'Verify',
    ),
  ),
  code(
    'fields are counted into shadow roots before the children of their hosts',
    asking(
      '2FA',
      '<x-a><template shadowrootmode="open"><input type="checkbox"><slot></slot></template><input name="otp" autocomplete="one-time-code"></x-a><textarea></textarea>',
      'Go',
    ),
    [1],
  ),
  {
    name: 'in a closed shadow root',
    html: titled(
      'Sign in',
      '<x-field><template shadowrootmode="closed"><label for="a">Authenticator code</label><input id="a" name="otp"></template></x-field><button>Verify</button>',
    ),
    targets: [['html > body:nth-child(2) > x-field:nth-child(2) >>> input:nth-child(2)']],
  },
  code(
    'in a frame',
    titled(
      'Portal',
      `<input name="q" type="search"><iframe width="400" height="300" srcdoc='<h1>Two-factor authentication</h1><form><input name="otp" inputmode="numeric"><button>Verify</button></form>'></iframe>`,
    ),
    [1],
  ),
];
