/** What pages say around a setup key, and around what only looks like one. Read with the text nearby, without regard to case. */

/** "Can't scan? Enter this key by hand": the key, the hand, the secret, the scan that failed. */
export const FOR =
  /secret|set-?up key|\bkey\b|manual|by hand|can(?:'|’|no)?t (?:be )?scan|unable to scan|instead of scanning|trouble scanning|enter (?:this|the) (?:key|code|text)|type (?:this|the) (?:key|code)|authenticator (?:key|code)|schlüssel|geheim|manuell|von hand|nicht scannen|(?<!\p{L})clés?(?!\p{L})|clef|secr[eè]t|manuel|à la main|phrase secrète|clave|secret[ao]|a mano|chave|segredo|chiave|segret|sleutel|geheime|handmatig|nyckel|hemlig|för hand|nøgle|nøkkel|hemmelig|avain|salai|käsin|klucz|sekret|ręcznie|tajny|klíč|tajn|ručně|kľúč|kulcs|titkos|kézzel|cheie|ключ|секрет|кодовое|вручную|вручну|anahtar|gizli|elle|κλειδί|μυστικ|キー|シークレット|秘密|手動|鍵|密钥|密鑰|金鑰|手动|密匙|키|비밀|수동|مفتاح|السري|يدوي|کلید|מפתח|סוד|ידנ|कुंजी|सीक्रेट|khóa|khoá|bí mật|thủ công|kunci|rahasia|คีย์|รหัสลับ|ด้วยตนเอง/giu;

/** Recovery codes, licences, serial numbers, other keys. */
export const AGAINST =
  /recover(?:y|ing)|back-?up|emergency|scratch|rescue|licen[cs]e|serial|product key|activation key|coupon|voucher|gift card|promo|order (?:no|number|id)|invoice|tracking|commit|checksum|\bhash\b|fingerprint|api[- ]?key|access key|client[- ]?(?:id|secret)|webhook|deploy|\bssh\b|\bpgp\b|\bgpg\b|public key|private key|wallet|referral|wiederherstellung|notfall|sicherungs|seriennummer|lizenz|récupération|secours|n° de série|recuperaci|respaldo|licencia|recupera|ripristino|licenza|emergenza|herstel|noodcode|licentie|återställ|reservkod|licens|gjenoppret|gendan|palautus|varakood|odzysk|zapasow|licencj|obnov|záloh|zálož|helyreállít|восстанов|резервн|лиценз|серийн|віднов|kurtarma|yedek|lisans|ανάκτησ|リカバリ|回復|バックアップ|ライセンス|シリアル|恢复|備份|备份|备用|救援|许可证|序列号|복구|백업|라이선스|استرداد|احتياطي|ترخيص|שחזור|גיבוי|רישיון|रिकवरी|लाइसेंस|khôi phục|dự phòng|bản quyền|pemulihan|cadangan|lisensi|กู้คืน|สำรอง/giu;

/** The picture that the key stands beside. */
export const SCANS =
  /\bqr\b|qr-?code|scan|barcode|스캔|二维码|二維碼|扫|掃|отскан|сканир|مسح|סריק|स्कैन|quét|pindai|สแกน/iu;

/** What a page for setting up an authenticator is called. */
export const SPEAKS_OF_ENROLMENT =
  /2fa|mfa|otp|two[- ]?(?:factor|step)|multi[- ]?factor|second factor|authenticat|verif|authentif|autenti[ckf]|zwei-?faktor|zweistufig|deux facteurs|double authent|dos (?:factores|pasos)|dois fatores|duas etapas|due fattori|twee(?:stap|factor)|tvåfaktor|tvåstegs|tofaktor|totrinn|kaksivaihe|dwuskładnik|dvoufázov|dvojfaktor|kétlépcsős|doi (?:factori|pași)|двухфактор|двухэтап|двофактор|iki (?:faktör|adım)|δύο παραγόντων|二段階|2段階|認証|两步|兩步|双重|雙重|双因素|验证|驗證|2단계|인증|المصادقة|بخطوتين|אימות|दो-चरण|प्रमाणीकरण|hai (?:yếu tố|bước)|xác (?:thực|minh)|dua (?:faktor|langkah)|สองขั้นตอน|ยืนยัน/i;
