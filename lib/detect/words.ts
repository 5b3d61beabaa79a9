/**
 * The words around one-time codes, per language. Data only; `lexicon.ts` finds
 * them in texts.
 *
 * Each line has one part per topic of `TOPICS`, in that order. A part is stems
 * between spaces, without accents and in lower case as `plain()` leaves a text;
 * `_` stands for a gap. A stem begins a word; one of up to four Latin letters is
 * the word itself but for an ending of two. What other languages write alike
 * stands in one line only, most of it in `any`. To add a language, add a line.
 */
export const TOPICS = ['two', 'auth', 'once', 'verify', 'code', 'app', 'recovery', 'sent'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * `two`: two steps or factors, beside what `TWO` finds · `auth`: authenticators, and what is named after them ·
 * `once`: one-time passwords · `verify`: confirming, security · `code`: codes of any sort · `app`: an app, something
 * generated · `recovery`: codes for the day the app is lost · `sent`: a message is on its way.
 */
export const WORDS: Readonly<Record<string, string>> = {
  any: '2fa mfa tfa 2sv|authent auten totp|otp totp hotp otc tan jednokrat|auth verif confirm securit|code token digit kodas|app totp google authenticator autenticador authentificateur autenticatore аутентификатор applic aplic aplika generat generad genere|backup recuper',
  en: '|one_time_pass|one_time single_use token_code tokencode temporary_c dynamic_c time_based|sign_in_code login_code passcode|challenge passcode|mobile_app phone_app|recover back_up scratch emergency rescue restor|sent_to sent_you sent_a sent_by sent_via we_sent been_sent was_sent code_sent emailed texted resend send_code send_otp get_code get_otp received via_email by_email check_your_e check_your_m check_your_i check_your_p',
  de: '||einmal|bestatig sicherheits prufcode prufziffer zugangsc anmeldec|ziffer zahlencode|anwendung handy_app generier erzeugt|wiederher ersatzc notfall|gesendet geschickt zugesandt zugeschickt gesandt erneut_send code_send code_anf',
  fr: '||usage_uni code_unique a_usage|connexion_code|jeton chiffres||secours sauvegarde de_recup|envoye_a envoye_par envoye_sur envoye_un envoyes_a avons_envoy ete_envoy renvoy recu_par',
  es: '||un_solo_uso unico_uso uso_unico de_un_uso codigo_temp|segurid acceso|codigo clave_temp|movil|respaldo emergencia|enviad enviamos hemos_envi reenvi enviar_cod',
  it: '|identificativ|monouso usa_e_getta password_uni uso_singolo codice_temp|sicurezza conferma|codice codici cifre||ripristin emergenza|inviat reinvia',
  pt: '||senha_unica passe_unica codigo_unico descartavel|seguranca||gerad|reserva',
  ca: '||un_sol_us|seguretat|||copia_de_seg|enviat',
  nl: '||eenmalig|beveilig bevestig toegangsc inlogc controlec|cijfer|gegenereer|herstel noodcode reservec|verzonden gestuurd verstuurd toegestuurd opnieuw_ver',
  pl: 'dwuskladn dwuetap|uwierzyteln autoryz||weryfik bezpieczen potwierdz|kod cyfr|wygenerow|odzyskiw zapasow awaryj|wyslan wyslali wyslij_kod wyslij_pon',
  cs: 'dvoufaz||jednoraz|overov overen bezpecnost potvrz potvrd|cisel|vygenerov|zachran obnov nouzov|zaslan odeslan prisel poslal',
  sk: '||||||zalozn|odoslan',
  sv: '||engangs|sakerhet bekraft inloggningsk|siffr|appgener|aterstall reservkod|skickat skickad',
  da: '|godkend||bekraeft sikkerhed|kode||gendann genopret nodkode|sendt',
  nb: '|||bekreft sikkerhet||mobilappl|gjenopprett reserve_k reservek',
  fi: '|tunnist|kertakay|vahvist turvakood varmennu|kood koodi numer|sovellu|palautus varmistus varakood|lahetet lahetim',
  hu: '|hitelesit azonosit|egyszer_has egyszeri|ellenorz biztonsag megerosit|szamjegy kodot kodod|alkalmaz|helyreall visszaall tartalek|elkuldott elkuldtuk kuldtunk kuldott',
  ro: '||unica_fol parola_unica de_unica||cod codul||rezerva|trimis',
  bg: '|удостовер автентик|еднократ|потвържд сигурност|||възстанов резервен|изпратен изпратих',
  ru: 'двухфак двухэтап двухшаг многофак|аутентиф подлинност||подтвержд провероч безопасност проверки|код токен цифр|приложен сгенерир|восстановл резервн|отправлен отправили выслан прислал повторно из_письма по_смс из_смс',
  uk: 'двофак двоетап багатофак двокрок|автентиф|однораз|підтверд перевірк безпек||додат застосун програм згенер|відновл|надісла',
  tr: '|dogrulayici kimlik_dog|tek_sefer tek_kullanim|dogrula guvenlik onay|kodunu|uygulama uretilen|kurtarma yedek|gonderilen gonderdik gonderildi tekrar_gon',
  el: 'πολλαπλων δυο_παραγ δυο_βημ διπλ|πιστοποιησ αυθεντ|μιας_χρησ|επαληθευσ ασφαλει επιβεβαιωσ|κωδικ|εφαρμογ|ανακτησ εφεδρ|σταλθηκ στειλαμ απεσταλ',
  ja: '2段階 二要素 2要素 多要素 二段|認証|ワンタイム 一回限り|確認 検証 セキュリティ|コード トークン 桁 番号|アプリ|リカバリ バックアップ 復旧 回復 復元|送信され 送信しま 送りし 届い 再送',
  ko: '2단계 이중 다중 2차|인증|일회용 1회용|확인 보안|코드 토큰 번호 자리|앱|복구 백업|전송된 전송했 보냈 보낸 발송 보내드 재전송',
  zh: '双因 双重 两步 二步 两因 多重 多因 二階 兩階 雙因 雙重 兩步 二次验证|身份验证 身份驗證 认证 認證 验证器 驗證器 动态 動態|一次性 一次碼 一次码|验证 驗證 安全 校验 确认|码 碼 口令 令牌 權杖 位数字|应用 應用 生成 產生|恢复 恢復 备份 備份 备用 備用 復原 救援 重置碼|发送到 发送至 發送至 發送到 已发 已發 短信验证码 簡訊驗證碼 获取验证码 发送验证码 發送驗證碼 重新发送',
  ar: 'عاملين خطوتين متعددة_الع ثنائي|مصادق تصديق|لمرة_واحدة|تحقق تاكيد امان تفويض|رمز كود شفرة ارقام|تطبيق|استرداد نسخ_الاحت استعادة احتياطي|مرسل ارسلنا تم_ارسال',
  he: 'דו_שלבי דו_גורמי רב_שלבי שני_גור|אימות מאמת|חד_פעמי|אישור אבטח|קוד ספרות|אפליקצ|שחזור גיבוי|נשלח שלחנו',
  fa: 'دومرحله دو_مرحله چند_مرحله دو_عامل|احراز_هویت|یکبار یک_بار|تایید اعتبارسنجی امنیتی|کد رقمی|برنامه اپلیکیشن|بازیابی پشتیبان|ارسال_شد ارسال_می',
  hi: 'कारक|परमाणी|एक_बार ओटीपी|सतयापन सरकषा|कोड अक|ऐप|परापति बकअप|भजा',
  bn: 'দই_ধাপ|পরমাণী|একবার ওটিপি|যাচাই নিরাপততা|কোড|অযাপ|পনরদধার বযাকআপ|পাঠান',
  id: '|otent|satu_kali sekali_pak|keamanan konfirmasi|||pemulihan cadangan|dikirim mengirim kirim_ulang kirim_kode',
  vi: '|xac_thuc|mot_lan|xac_minh xac_nhan bao_mat|ma_xac nhap_ma ma_otp ma_bao ma_so|ung_dung|du_phong khoi_phuc|da_gui gui_den gui_toi gui_lai gui_ma duoc_gui',
  th: 'สองปจจย สองขน 2_ขน สองชน|ตรวจสอบ ยนยนตวตน|ครงเดยว|ยนยน ปลอดภย|รหส|แอป|กคน สำรอง|สงไป ทสง',
};

/** A number of steps or factors, in any order of compounds: `2-step`, `Zwei-Faktor`, `double authentification`. */
export const TWO =
  /(?:^| )(?:(?:2|two|second|multi|dual|zwei|mehr|zwo|deux|double|dos|doble|segund|dois|dupl|duas|due|secondo|doppi|twee|meer|dwu|wielo|drug|dvou?|dva|vice|viac|tva|fler|kaksi|moni|ket|tobb|doi|doua|mai mult|iki|cok|hai|nhieu|dua|dubbel)[a-z]{0,6} ?(?:etapes? |e |a )?(?:fa[ck]|fatt?o|step|stufi|schritt|etap|passa|pass?[oi]|fas[ei]|stap|skladn|fazov|steg|vaih|osai|lepcs|pasi|asama|adim|yeu|buoc|langkah|pas |auth|autent|autoryz|verif)|(?:to|2) ?(?:faktor|trin))/;
