/**
 * What takes a code or a short number and is none of ours, by what it is for.
 * The same kind of stems as in `words.ts`, all languages in one line.
 */

/** Speak against a code wherever they stand. */
export const FIRM: Readonly<Record<string, string>> = {
  coupon:
    'coupon promo discount voucher gift giftcard redeem offer_code gutschein rabatt rabat bon_de descuento cupon cupom desconto sconto buono korting geschenk regalo cadeau クーポン 優惠 优惠 할인 쿠폰 промокод скидк купон kortingscode kampanj indirim',
  postcode:
    'postcode post_code postal zip zipcode plz postleit codigo_postal cep cap_code postnummer postnr psc pocztowy pincode area_pin pin_code_of eircode 郵便番号 邮编 邮政 郵遞 почтов индекс 우편번호 iranyitoszam posta_kodu kode_pos',
  card: 'cvc cvv cvc2 cvv2 csc card_num card_no card_code card_pin card_sec card_ver credit_card debit_card expir kartennummer prufziffer carte_banc numero_de_carte numero_de_tarj tarjeta carta_di numero_do_cart cartao of_your_card back_of_the cardholder kreditkart カード番号 信用卡 银行卡 номер_карт 카드',
  captcha:
    'captcha characters_in characters_you characters_show letters_you letters_in letters_show text_in_the code_in_the image_code image_text the_image this_image the_picture seccode vercode verifycode checkcode checknum imgcode imagecode validatecode antispam anti_spam not_a_robot a_human are_human 图形 圖形 图片 圖片 看不清 換一張 换一张 画像 картинк obrazka afbeelding_code zeichen_aus zeichen_im im_bild de_la_imagen de_l_image dell_immag',
  invitation:
    'invit referr referral join_code class_code class classroom room meeting lobby einladung parrain convite invito uitnodig partner_code affiliate access_key team_code school event_code 邀请 邀請 招待 приглаш 초대',
  game: 'game quiz sudoku wordle guess player puzzle score spiel jeu',
  device:
    'device_code user_code usercode pairing pair_ pair_your pair_a pair_with activate_your activation_code activate_device shown_on_your displayed_on_your on_your_tv your_tv smart_tv code_shown_on code_displayed link_device connect_your_d authorize_a_device device_activ device_login login_device',
  licence:
    'serial licence license product_key activation_key tracking order_num order_no order_id invoice imei barcode isbn sku model_num vin reference_num booking confirmation_num lizenz seriennummer sendungs bestell',
  bank: 'iban bic swift sort_code routing account_num account_no blz ssn social_sec passport tax_id vat kontonummer national_id aadhaar cpf cnpj personnummer codice_fisc dni_ nif',
  secret:
    'api_token access_token personal_token csrf api_key apikey secret_key client_secret client_id webhook bearer api_secret bot_token ssh deploy_token registration_token account_key private_key',
  'a PIN to keep':
    'unlock app_pin new_pin choose_a_pin create_a_pin create_pin set_pin set_a_pin change_pin repeat_pin confirm_pin your_pin pin_lock lock_pin parental atm_pin folder wallet_pin share_pass device_pin kids',
};

/** Speak against a code where nothing speaks for one. */
export const SOFT: Readonly<Record<string, string>> = {
  phone:
    'phone mobile telephone country_code dial_code area_code telefon handynummer vorwahl movil celular telefono telefone 電話番号 手机号 手機號 전화번호 телефон cellphone puhelin gsm',
  date: 'date birth bday dob day month year mm_yy dd_mm yyyy geburt naissance nacimiento nascita nascimento datum 生年月日 рожд',
  search:
    'search suche recherche buscar cerca zoeken keyword keywords filter 検索 搜索 搜尋 검색 поиск szukaj sok haku hledat query find_a',
  amount:
    'quantity qty amount price menge anzahl weight height width cantidad quantite 数量 수량 количеств total limit minutes hours',
  'a name':
    'user_name username email e_mail first_name last_name full_name address city street company comment message_body subject website url language currency country nickname surname vorname nachname prenom nom nombre apellido cognome label_name device_name key_name token_name title description question answer bio 用户名 ユーザー名 邮箱 メール 姓名 아이디 이메일 имя почт логин login_name customer state province region',
};
