/**
 * What takes a code or a short number and is none of ours, one line per purpose.
 * The same kind of stems as in `words.ts`, all languages in one line.
 */

/** Speak against a code wherever they stand. */
export const FIRM: readonly string[] = [
  // Coupons and gift cards.
  'coupon promo discount voucher gift giftcard redeem offer_code gutschein rabat bon_de descuento cupon cupom desconto sconto buono korting geschenk regalo cadeau クーポン 優惠 优惠 할인 쿠폰 промокод скидк купон indirim',
  // Postcodes.
  'postcode post_code postal zip zipcode plz postleit codigo_postal cep cap_code postnummer postnr pocztowy pincode area_pin pin_code_of 郵便番号 邮编 邮政 郵遞 почтов индекс 우편번호 posta_kodu kode_pos',
  // Payment cards.
  'cvc cvv card_num card_no card_code card_sec card_ver credit_card debit_card expir kartennum prufziffer carte_banc numero_de_cart tarjeta carta_di cartao of_your_card back_of_the cardholder カード番号 信用卡 银行卡 номер_карт 카드',
  // Money that is given once.
  'one_time_amount one_time_gift one_time_don one_time_payment_amount one_time_contrib one_time_fee one_time_price one_time_purch one_time_bonus one_time_charge one_time_cost einmalige_spend einmalige_zahlung einmalige_zuwend einmalzahl einmaliger_betr einmalbetr einmalspend eenmalige_gift eenmalige_don eenmalig_bedr eenmalige_bet jednorazowa_wp jednorazowa_dar jednorazowa_kw engangsbel engangsgav engangsbet 一次性付款 一次性捐 一次性金 一次性费 一次性費',
  // Captchas.
  'captcha characters_in characters_you_see characters_show letters_you_see letters_show number_shown image_code image_text the_image this_image the_picture seccode vercode checkcode imagecode not_a_robot a_human 图形 圖形 图片 圖片 看不清 換一張 换一张 画像 картинк zeichen_aus de_la_imagen dell_immag',
  // Invitations, rooms and meetings.
  'invit referr join_code class room meeting lobby einladung parrain convite convidad uitnodig access_key team_code school teacher event_code access_code secret_code exam 邀请 邀請 招待 приглаш 초대',
  // Games.
  'game quiz sudoku wordle guess player puzzle score spiel jeu',
  // Other devices.
  'device_code user_code usercode pairing pair 配对 配對 페어링 ペアリング activate_your activation_code shown_on displayed_on tv link_device connect_your_d authorize_a_dev device_activ device_login',
  // Licences, orders, bookings and parcels.
  'serial licence license product_key activation_key tracking order_num order_no order_id invoice barcode reference_n booking confirmation_n parcel shipment epp transfer_code lizenz seriennum sendungs bestell paket paczk reserva commande colis prenotaz حجز 订单 快递 注文 予約 주문 예약',
  // Accounts at banks and offices.
  'sort_code routing account_num tax_id',
  // Secrets of programs.
  'api_token auth_token access_token admin_token verify_token api_key apikey secret_key 2fa_secret totp_secret totp_key authenticator_key issuer base3 client_secret webhook site_verif api_secret app_secret account_key private_key',
  // PINs that are kept.
  'unlock new_pin set_pin transaction_p share_pass kids',
  // How codes are made and sent, set by those who send them.
  'otp_length code_length otp_valid masa_berl panjang_k do_dai',
];

/** Passwords that are kept, in compounds too; one for one time is a code. */
export const PASSWORD =
  /passw|passord|kennwort|mot de passe|palavra passe|contrasen|senha|wachtwoord|haslo|heslo|lozink|losenord|salasana|jelszo|parola|sifre|kata sandi|mat khau|парол|密码|密碼|パスワード|비밀번호|المرور|סיסמ|पासवर|পাসওয়ার/;

/** Speak against a code where nothing speaks for one. */
export const SOFT: readonly string[] = [
  // Phone numbers.
  'phone mobile telephone dial_code area_code telefon handynummer vorwahl movil celular 電話番号 手机号 手機號 전화번호 телефон cellphone puhelin',
  // Dates.
  'date birth day month year geburt naissance nacimiento nascita nascimento datum 生年月日 рожд',
  // Searches.
  'search suche recherche buscar cerca zoeken keyword filter 検索 搜索 搜尋 검색 поиск szukaj sok haku hledat query find_a بحث',
  // Amounts.
  'quantity qty amount price menge anzahl weight height width 数量 수량 количеств total limit minutes hours',
  // Names and descriptions.
  'name username email e_mail address city street company comment subject website url language currency country nickname surname title description question answer bio author 用户名 ユーザー名 邮箱 メール 姓名 아이디 이메일 имя почт логин login_name nom nombre naam nazw customer state province region',
];
