/**
 * What takes a code or a short number and is none of ours, by what it is for.
 * The same kind of stems as in `words.ts`.
 */
export interface Foreign {
  readonly purpose: string;
  /** Counts even beside words that speak for a one-time code; the others may stand in such a sentence themselves. */
  readonly firm: boolean;
  readonly stems: readonly string[];
}

export const FOREIGN: readonly Foreign[] = [
  {
    purpose: 'a coupon or gift card',
    firm: true,
    stems: [
      ...['coupon', 'promo', 'discount', 'voucher', 'gift card', 'giftcard', 'gift code', 'redeem', 'offer code'],
      ...['gutschein', 'rabatt', 'bon de reduction', 'descuento', 'cupon', 'cupom', 'desconto', 'sconto', 'buono'],
      ...['korting', 'rabat', 'クーポン', '優惠', '优惠', '할인', '쿠폰', 'промокод', 'скидк'],
    ],
  },
  {
    purpose: 'a postcode',
    firm: true,
    stems: [
      ...['postcode', 'post code', 'postal', 'zip', 'zipcode', 'plz', 'postleitzahl', 'codigo postal', 'cep'],
      ...[
        'postnummer',
        'postnr',
        'psc',
        'kod pocztowy',
        'pincode',
        'area pin',
        '郵便番号',
        '邮编',
        '邮政编码',
        '郵遞區號',
      ],
      ...['почтовый индекс', '우편번호'],
    ],
  },
  {
    purpose: 'a card',
    firm: true,
    stems: [
      ...['cvc', 'cvv', 'cvc2', 'cvv2', 'csc', 'card number', 'card no', 'card security', 'card verification'],
      ...['card code', 'card pin', 'expir', 'kartennummer', 'prufziffer', 'carte bancaire', 'numero de carte'],
      ...['numero de tarjeta', 'carta di credito', 'numero do cartao', 'security code on', 'back of your card'],
    ],
  },
  {
    purpose: 'a captcha',
    firm: true,
    stems: [
      ...['captcha', 'characters in the image', 'characters you see', 'characters shown', 'letters you see'],
      ...['text in the image', 'code in the image', 'image code', 'seccode', 'seccodeverify', 'vercode', 'antispam'],
      ...['anti spam', 'not a robot', '图形验证码', '圖形驗證碼', '图片验证码', '画像認証'],
    ],
  },
  {
    purpose: 'an invitation or a room',
    firm: true,
    stems: [
      ...['invite', 'invitation', 'referral', 'referrer', 'join code', 'class code', 'room', 'meeting', 'lobby'],
      ...['einladung', 'parrainage', 'invitacion', 'convite', 'invito', 'uitnodig', '邀请', '邀請', '招待コード'],
    ],
  },
  { purpose: 'a game', firm: true, stems: ['game', 'quiz', 'sudoku', 'guess', 'player'] },
  {
    purpose: 'a device',
    firm: true,
    stems: ['device code', 'user code', 'usercode', 'pairing', 'pair your', 'activate your device', 'shown on your tv'],
  },
  {
    purpose: 'a licence or serial number',
    firm: true,
    stems: [
      ...['serial', 'licence', 'license', 'product key', 'activation key', 'tracking', 'order number', 'invoice'],
      ...['imei', 'barcode', 'isbn'],
    ],
  },
  {
    purpose: 'a bank account',
    firm: true,
    stems: ['iban', 'bic', 'sort code', 'routing number', 'account number', 'blz', 'ssn', 'passport', 'tax id'],
  },
  {
    purpose: 'a token to keep',
    firm: true,
    stems: ['api token', 'access token', 'personal token', 'csrf', 'api key', 'secret key', 'client secret', 'webhook'],
  },
  {
    purpose: 'a phone number',
    firm: false,
    stems: [
      ...['phone', 'mobile', 'telephone', 'country code', 'dial code', 'area code', 'telefon', 'handynummer'],
      ...['vorwahl', '電話番号', '手机号', '手機號', '전화번호'],
    ],
  },
  {
    purpose: 'a date',
    firm: false,
    stems: [
      ...['date', 'birth', 'bday', 'dob', 'day', 'month', 'year', 'mm yy', 'dd mm', 'geburt', 'naissance'],
      ...['nacimiento', 'nascita', 'nascimento', 'datum'],
    ],
  },
  {
    purpose: 'a search',
    firm: false,
    stems: ['search', 'suche', 'recherche', 'buscar', 'cerca', 'zoeken', 'keyword', '検索', '搜索', '搜尋'],
  },
  {
    purpose: 'an amount',
    firm: false,
    stems: ['quantity', 'qty', 'amount', 'price', 'menge', 'anzahl', 'age', 'weight', 'height', 'width', 'port'],
  },
  {
    purpose: 'a name or an address',
    firm: false,
    stems: [
      ...['user name', 'username', 'email', 'e mail', 'first name', 'last name', 'full name', 'address', 'city'],
      ...['street', 'company', 'comment', 'subject', 'website', 'url', 'language', 'currency', 'country', 'nickname'],
    ],
  },
];
