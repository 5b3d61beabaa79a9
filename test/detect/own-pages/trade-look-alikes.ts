/** Look-alikes of shops, offices and deliveries: what is paid, sent, counted and filed. */
import { asking, boxRow, field, form, labelled, type OwnPage, other, range, titled } from './parts.ts';

export const TRADE_LOOK_ALIKES: readonly OwnPage[] = [
  other(
    'a gift token',
    asking('Redeem', '<label>Gift token code <input name="token" autocomplete="off"></label>', 'Redeem'),
  ),
  other('a coupon', asking('Your cart', labelled('Promo code', 'name="code"'), 'Apply')),
  other(
    'a gift card',
    asking(
      'Redeem',
      '<label>Gift card code<input name="code" maxlength="8"></label><label>PIN<input name="pin" inputmode="numeric" maxlength="4"></label>',
      'Redeem',
    ),
  ),
  other('a postcode', asking('Delivery', labelled('Postcode', 'name="postcode" maxlength="8"'), 'Find stores')),
  other(
    'a ZIP code',
    asking('Stores near you', '<input name="zip" inputmode="numeric" maxlength="5" placeholder="ZIP code">', 'Search'),
  ),
  other(
    'an Indian PIN code',
    asking(
      'Check delivery',
      labelled('Enter 6 digit PIN code of your area', 'name="pincode" maxlength="6" inputmode="numeric"'),
      'Check',
    ),
  ),
  other(
    'a German postcode',
    asking('Versand', labelled('PLZ', 'name="plz" inputmode="numeric" maxlength="5"'), 'Weiter'),
  ),
  other(
    'a card',
    asking(
      'Payment',
      '<label>Card number<input name="cardnumber" inputmode="numeric"></label><label>Expiry<input name="exp" placeholder="MM/YY"></label><label>Security code<input name="cvc" inputmode="numeric" maxlength="4"></label>',
      'Pay',
    ),
  ),
  other(
    'a card in four parts',
    asking('Payment', `<p>Card number</p>${boxRow(4, 'maxlength="4" inputmode="numeric"')}`, 'Pay'),
  ),
  other(
    'a date in boxes',
    asking(
      'Your birthday',
      range(8)
        .map((n) => `<input maxlength="1" style="width:40px;height:44px" placeholder="${'DDMMYYYY'[n]}">`)
        .join(''),
      'Next',
    ),
  ),
  other(
    'a date in three fields',
    asking(
      'Date of birth',
      '<input maxlength="2" placeholder="DD" style="width:40px"><input maxlength="2" placeholder="MM" style="width:40px"><input maxlength="4" placeholder="YYYY" style="width:40px">',
      'Next',
    ),
  ),
  other('a search', asking('Search', '<input name="q" placeholder="Search by code">', 'Search')),
  other('a quantity', asking('Cart', labelled('Quantity', 'type="number" name="qty" value="1"'), 'Update')),
  other(
    'quantities in a column',
    asking(
      'Cart',
      range(5)
        .map((n) => `<div>Item ${n} for 10 € <input type="number" style="width:50px" name="q${n}"></div>`)
        .join(''),
      'Update',
    ),
  ),
  other(
    'a phone number',
    asking('Two-factor authentication by SMS', labelled('Phone number', 'type="tel" name="phone"'), 'Send code'),
  ),
  other(
    'a country code',
    asking(
      'Your phone',
      '<input name="country_code" placeholder="+1" maxlength="4"><input type="tel" name="number" placeholder="Phone number">',
      'Send',
    ),
  ),
  other('a parcel', asking('Track your parcel', labelled('Tracking code', 'name="code"'), 'Track')),
  other(
    'a bank account',
    asking(
      'Payee',
      `<label>Account number<input name="account" inputmode="numeric" maxlength="8"></label><p>Sort code</p>${boxRow(3, 'maxlength="2" inputmode="numeric"')}`,
      'Add',
    ),
  ),
  other(
    'a booking',
    asking(
      'Manage booking',
      '<label>Booking reference<input name="reference" maxlength="6"></label><label>Last name<input name="name"></label>',
      'Find',
    ),
  ),
  other('a language code', asking('Locale', labelled('Language code', 'name="code" maxlength="5"'), 'Save')),
  other(
    'what a company is filed under',
    asking(
      'New company',
      ['Company', 'Seat', 'Filing code', 'Authentication code', 'Register number', 'Director']
        .map((label, n) => field(label, `name="f${n}"`))
        .join(''),
      'Create',
    ),
  ),
  other(
    'a confirmation of a booking',
    asking(
      'Check in',
      '<p>Booking number and verification code</p><input name="id"><input name="check" placeholder="Verification code">',
      'Check in',
    ),
  ),
  other(
    'a parcel to pick up',
    asking('Pick up a parcel', field('Pick-up code', 'name="code" maxlength="6"'), 'Open locker'),
  ),
  other(
    'a code of a table',
    asking('Order', field('Table code', 'name="code" maxlength="4" inputmode="numeric"'), 'Enter'),
  ),
  other(
    'a search by code in Arabic',
    `<html dir="rtl">${titled('المخزن', form(field('بحث بالكود', 'name="code"'), 'بحث'))}`,
  ),
  other(
    'an expiry and a security code',
    asking(
      'Payment',
      '<input placeholder="Card number"><input placeholder="MM/YY"><input placeholder="Security code" type="password">',
      'Pay now',
    ),
  ),
  other(
    'the auth code of a card payment',
    asking('Record a payment', `${field('Amount', 'name="sum"')}<input placeholder="Auth code">`, 'Save'),
  ),
  other(
    'what a group of rights is called',
    asking('Roles', field('권한 코드', 'name="auth_code"') + field('권한 이름', 'name="auth_name"'), '저장'),
  ),
  other(
    'an amount that is given once',
    asking(
      'Support us',
      '<label><input type="radio" name="often"> One-time</label><label><input type="radio" name="often"> Monthly</label>' +
        field('One-time amount', 'name="one_time_amount" type="number"'),
      'Donate',
    ),
  ),
  other(
    'a fee that is paid once',
    asking('Prices', field('One-time fee', 'name="one-time-fee" inputmode="numeric" maxlength="6"'), 'Save'),
  ),
  other(
    'an amount that is given once, in German',
    asking('Spenden', field('Einmaliger Betrag', 'name="betrag" inputmode="numeric" maxlength="6"'), 'Spenden'),
  ),
  other(
    'an amount that is given once, in Dutch',
    asking('Doneer', field('Eenmalige gift', 'name="bedrag" inputmode="numeric" maxlength="6"'), 'Doneer'),
  ),
];
