### What people read in Hindi. Every message of en.ftl is here, with the same arguments.
###
### A group comment names the bundle that browsers fetch a message in.

# Glossary (आप-form, everyday Hindi with the usual loanwords; digits 0–9; nukta for ज़ and फ़ only):
#   second lock = दूसरा ताला              vault = तिजोरी (f.)
#   pattern (the drawn code) = पैटर्न      to draw a pattern = ड्रॉ करें
#   fresh pattern = नया पैटर्न             dot = बिंदु
#   picture = तस्वीर (f.)                 gesture = जेस्चर (m.)
#   gesture pad = जेस्चर पैड              event (of a gesture) = ऐक्शन
#   factors = पासवर्ड, तस्वीर और जेस्चर, or “तीनों”
#   recovery code = रिकवरी कोड            to recover the account = अकाउंट वापस पाना
#   session = सेशन                       to end = खत्म करना
#   device = डिवाइस                      browser = ब्राउज़र
#   to unlock = अनलॉक करना               to open = खोलना
#   to lock = लॉक करना                   to delete = डिलीट करना
#   record = रिकॉर्ड                     ticket = टिकट
#   account (here) = अकाउंट              bank account = बैंक खाता
#   sign in = साइन इन करना               username = यूज़रनेम
#   mail, e-mail = ईमेल                  (e-mail) address = ईमेल पता
#   service = सेवा                       whoever runs this site = इस साइट के एडमिन

## entry: What stands on many pages

button-continue = आगे बढ़ें
button-back = पीछे जाएँ
button-cancel = रद्द करें
button-try-again = फिर से कोशिश करें
button-undo = वापस लें
button-clear = सब हटाएँ
button-close = बंद करें
button-save = सेव करें
field-username = यूज़रनेम
field-email = ईमेल
field-password = पासवर्ड
language-label = भाषा

## entry: The frame of every page

frame-skip = सीधे मुख्य सामग्री पर जाएँ
frame-failed = यह पेज आपके ब्राउज़र में शुरू नहीं हो सका, इसलिए इसके बटन काम नहीं कर रहे हैं। अपना कनेक्शन जाँचें और पेज को रीलोड करें। इससे बात न बने, तो इस साइट के लिए WebAssembly की अनुमति दें या नया ब्राउज़र इस्तेमाल करें।
frame-offline = आप ऑफ़लाइन हैं। आपने जो दर्ज किया है वह यहीं रहेगा, और कनेक्शन लौटते ही पेज आगे बढ़ेगा।
frame-inbox = लोकल इनबॉक्स
frame-main-menu = मुख्य
frame-vault = तिजोरी
frame-account = अकाउंट
frame-sign-out = साइन आउट करें
frame-still-signed-in = साइन आउट नहीं हो सका: आप अब भी साइन इन हैं। फिर से कोशिश करें।
frame-sign-in = साइन इन करें
frame-sign-up = साइन अप करें
theme-label = थीम

# The three themes stand side by side: one short word each.
theme-auto = ऑटो
theme-light = लाइट
theme-dark = डार्क
not-fetched-title = यह पेज नहीं पहुँचा
not-fetched-nothing-changed = रास्ते में इस साइट से कनेक्शन टूट गया। कुछ नहीं बदला।
not-found-title = यहाँ कुछ नहीं है
not-found-heading = यहाँ कुछ नहीं है
not-found-why = हो सकता है कि पता टाइप करने में चूक हुई हो, या जो यहाँ था वह अब नहीं है।
not-found-start = शुरुआती पेज पर जाएँ
guard-go-on = आगे बढ़ें

## entry: What went wrong

error-malformed = पेज और सर्वर एक-दूसरे को समझ नहीं पा रहे हैं। पेज को रीलोड करें और फिर से कोशिश करें।
error-refused = ये एक-दूसरे से मेल नहीं खाते। यूज़रनेम, पासवर्ड, तस्वीर और जेस्चर जाँच लें, फिर से कोशिश करें।
error-busy = अभी बहुत से लोग साइन इन कर रहे हैं। थोड़ी देर में फिर से कोशिश करें।
error-challenge-over = यह कोड अब काम का नहीं है: यह इस्तेमाल हो चुका है या इसका समय पूरा हो गया है। नया कोड पाने के लिए फिर से शुरू करें।
error-signed-out = आप साइन आउट हैं। आगे बढ़ने के लिए साइन इन करें।
error-stale = इसके लिए नया पैटर्न चाहिए: आगे बढ़ने के लिए उसे ड्रॉ करें।
error-not-found = यहाँ कुछ नहीं है।
error-conflict = जब आप इस रिकॉर्ड को बदल रहे थे, तब यह कहीं और बदल दिया गया। नया रूप देखने के लिए इसे फिर से खोलें; आपका टाइप किया हुआ कॉपी करने के लिए यहाँ बना हुआ है।
error-invalid = तिजोरी ने इसे नहीं लिया। आपने जो डाला है उसे जाँच लें: हर फ़ील्ड में एक लाइन आती है, ज़्यादा से ज़्यादा 200 कैरेक्टर की।
error-stopped = लगातार कई कोशिशें नाकाम रहीं, इसलिए इस नाम से साइन इन रोक दिया गया है। अपना कोई एक रिकवरी कोड इस्तेमाल करें या इस साइट के एडमिन से इसे फिर चालू करने को कहें।
error-not-ready = आपकी तिजोरी अभी सेट अप हो रही है। इसमें थोड़ा समय लगता है; कुछ देर में फिर से कोशिश करें।
error-full = आपकी तिजोरी भर गई है। कोई ऐसा रिकॉर्ड डिलीट करें जिसकी अब ज़रूरत न हो।
error-service-down = तिजोरी अभी जवाब नहीं दे रही है। कुछ नहीं खोया है; थोड़ी देर में फिर से कोशिश करें।
error-unavailable = सर्वर अभी यह नहीं कर सकता। कुछ नहीं खोया है; थोड़ी देर में फिर से कोशिश करें।
error-offline = सर्वर तक नहीं पहुँचा जा सका। अपना कनेक्शन जाँचें और फिर से कोशिश करें; आपने जो डाला है, वह यहाँ बना हुआ है।
error-too-often = बहुत बार सही नहीं हुआ।
error-too-many-codes = एक घंटे में जितने कोड मिल सकते हैं, उतने मँगाए जा चुके हैं।
error-wrong-pattern = { $tries ->
    [0] इस कोड के लिए यह आखिरी मौका था। नया कोड पाने के लिए फिर से शुरू करें।
    [one] यह ईमेल में आया पैटर्न नहीं है। एक मौका बाकी है।
   *[other] यह ईमेल में आया पैटर्न नहीं है। { $tries } मौके बाकी हैं।
}

# $span is "8 seconds", "15 minutes" and the like, from span-…
error-sent-already = यह अभी-अभी भेजा गया था। इसे { $span } बाद फिर से भेजा जा सकता है।
error-again-in = { $span } बाद फिर से कोशिश करें।

# $countdown runs: 0:59, 0:58, …
error-again-countdown = { $countdown } में फिर से कोशिश करें।
error-again-now = अब फिर से कोशिश की जा सकती है।

# A link after error-stopped.
error-use-recovery-code = रिकवरी कोड इस्तेमाल करें

# A span of time as it stands in "in { $span }" and "every { $span }".
span-seconds = { NUMBER($seconds) } सेकंड
span-minutes = { NUMBER($minutes) } मिनट
span-hours = { NUMBER($hours) } घंटे

## pages: Headings of pages that say what went wrong

error-title-malformed = अनुरोध समझ में नहीं आया
error-title-field = एक फ़ील्ड में कुछ ठीक करना है
error-title-refused = पासवर्ड, तस्वीर और जेस्चर मेल नहीं खाते
error-title-throttled = बहुत सी कोशिशें नाकाम रहीं
error-title-too-many-codes = बहुत ज़्यादा कोड
error-title-busy = एक साथ बहुत सारे साइन इन
error-title-wrong-pattern = पैटर्न सही नहीं है
error-title-challenge-over = यह कोड अब काम का नहीं है
error-title-sent-already = कोड अभी-अभी भेजा गया था
error-title-signed-out = कोई साइन इन नहीं है
error-title-stale = इसके लिए नया पैटर्न चाहिए
error-title-not-found = ऐसा कुछ नहीं है
error-title-conflict = यह इस बीच बदल गया
error-title-invalid = सामग्री स्वीकार नहीं की गई
error-title-stopped = साइन इन रोक दिया गया है
error-title-not-ready = अभी सेट अप नहीं हुआ है
error-title-full = अब और जगह नहीं है
error-title-service-down = सेवा जवाब नहीं दे रही है
error-title-unavailable = अभी उपलब्ध नहीं है
error-title-offline = जवाब नहीं पहुँचा

## entry: What is wrong with a field

field-problem-username-taken = यह यूज़रनेम किसी और का है। दूसरा चुनें।
field-problem-username-short = यूज़रनेम में कम से कम 3 कैरेक्टर होते हैं।
field-problem-username-long = यूज़रनेम में ज़्यादा से ज़्यादा 32 कैरेक्टर होते हैं।
field-problem-username-malformed = अंग्रेज़ी अक्षर a से z, अंक, डॉट, डैश और अंडरस्कोर इस्तेमाल करें।
field-problem-email-taken = यह पहले से आपका ईमेल पता है। कोई दूसरा डालें।
field-problem-email-malformed = ada@example.org जैसा एक ईमेल पता डालें।
field-problem-password-short = थोड़ा लंबा पासवर्ड चुनें: कुछ शब्द मिलाकर बना पासवर्ड याद रखना आसान होता है।
field-problem-password-long = पासवर्ड में ज़्यादा से ज़्यादा 128 कैरेक्टर होते हैं।
field-problem-password-guessable = इसका अंदाज़ा लगाना आसान है: अपना नाम, ईमेल पता और साइट का नाम इसमें न रखें।
field-problem-password-common = यह उन पासवर्ड में से है जो सबसे पहले आज़माए जाते हैं। कोई दूसरा चुनें: चार-पाँच बेमेल शब्द अच्छे रहते हैं।
field-problem-password-other = कोई दूसरा पासवर्ड चुनें।
field-problem-picture-taken = ठीक यही तस्वीर कोई और इस्तेमाल कर रहा है। कोई दूसरी चुनें।
field-problem-picture-other = कोई दूसरी तस्वीर चुनें।

## entry: Forms


# Where somebody is on a way of several steps.
form-step = { NUMBER($total) } में से चरण { NUMBER($here) }

# Shows what was typed as a password.
form-show = दिखाएँ
form-hide = छिपाएँ
form-still-waiting = इसमें सामान्य से ज़्यादा समय लग रहा है। आपका दर्ज किया हुआ कुछ भी नहीं खोएगा।

## entry: Signing in

sign-in-title = साइन इन करें

# The four steps stand side by side: one word each.
sign-in-step-name = नाम
sign-in-step-picture = तस्वीर
sign-in-step-gesture = जेस्चर
sign-in-step-pattern = पैटर्न
sign-in-enter-username = अपना यूज़रनेम डालें।
sign-in-enter-password = अपना पासवर्ड डालें।
sign-in-choose-picture = अपनी तस्वीर चुनें।
sign-in-enter-gesture = अपना जेस्चर डालें।
sign-in-checking = जाँच हो रही है…

# A link follows.
sign-in-lost = कुछ खो गया?

# A link follows.
sign-in-no-account = अभी अकाउंट नहीं है?
sign-in-recover = रिकवरी कोड इस्तेमाल करें
sign-in-create = अकाउंट बनाएँ
sign-in-no-script = साइन इन करने के लिए JavaScript और WebAssembly चाहिए: आपकी तस्वीर और आपका जेस्चर आपके डिवाइस पर ही डाइजेस्ट में बदले जाते हैं, ताकि वे वहाँ से कभी बाहर न जाएँ। इस साइट के लिए दोनों की अनुमति दें और पेज को रीलोड करें।
sign-in-step-lost = अगला चरण नहीं पहुँचा। अपना कनेक्शन जाँचें और फिर से कोशिश करें; आपने जो डाला है, वह बना रहेगा।

## factors: The code that came by mail

code-draw = छह बिंदुओं को ईमेल में दिए क्रम में जोड़ें
code-tries-left = बाकी मौके
code-time-left = बाकी समय
code-open-inbox = लोकल इनबॉक्स खोलें
code-send-again = फिर से भेजें
code-mail-delayed = { $address } पर ईमेल पहुँचने में देर हो रही है: मेल सर्वर उसे अभी नहीं ले रहा है। कोड का समय पूरा होने तक उसे अपने-आप फिर भेजा जाता रहेगा।
code-mail-queued = छह नंबरों वाला ईमेल { $address } पर भेजा जा रहा है।
code-mail-sent = छह नंबरों वाला ईमेल { $address } पर भेज दिया गया है।

# After "Send again": $countdown runs: 0:59, 0:58, …
code-again-in = { $countdown } में
code-start-over = फिर से शुरू करें

## factors: The steps for the factors

step-gesture-not-the-same = यह वही जेस्चर नहीं है। फिर से कोशिश करें, या पीछे जाकर दूसरा चुनें।
step-gesture-too-short-for-yours = यह जेस्चर आपके जेस्चर से छोटा है। उसे फिर से डालें।
step-gesture-too-short = जेस्चर में कम से कम आठ ऐक्शन होते हैं: { NUMBER($missing) } और चाहिए।
step-gesture-too-uniform = { $missing ->
    [one] जेस्चर में कम से कम तीन तरह के ऐक्शन होते हैं: { $missing } और तरह का चाहिए।
   *[other] जेस्चर में कम से कम तीन तरह के ऐक्शन होते हैं: { $missing } और तरह के चाहिए।
}
step-gesture-too-long = यह जेस्चर बहुत लंबा है। कुछ ऐक्शन वापस लें।
step-gesture-repeat = अपने क्लिक और स्क्रोल दोहराएँ।
step-gesture-again-heading = वही जेस्चर, एक बार और
step-gesture-heading = अपना जेस्चर बनाएँ
step-gesture-again-how = जो किया था, ठीक वही दोहराएँ।
step-gesture-how = पैड में क्लिक, डबल क्लिक और स्क्रोल करें: तीन तरह के कम से कम आठ ऐक्शन। लय से फ़र्क नहीं पड़ता, क्रम से पड़ता है।
step-password-hint = कम से कम { NUMBER($shortest) } कैरेक्टर। कुछ बेमेल शब्द याद रखना आसान होता है।
step-picture-not-the-same = यह दूसरी फ़ाइल है, भले ही वैसी ही दिखे। ठीक वही फ़ाइल चुनें, या पीछे जाकर दूसरी तस्वीर चुनें।
step-picture-known = वही तस्वीर चुनें जिससे साइन अप किया था: ठीक वही फ़ाइल।
step-picture-again-heading = वही तस्वीर, एक बार और
step-picture-heading = अपनी कोई तस्वीर चुनें
step-picture-again-how = ठीक वही फ़ाइल फिर से चुनें, वहीं से जहाँ आप उसे रखते हैं। इससे पक्का होता है कि अगली बार वह आपको मिल जाएगी।
step-picture-how = हर बार साइन इन करने के लिए ठीक यही फ़ाइल चाहिए होगी। ऐसी तस्वीर लें जो आपके पास बनी रहे और किसी और के पास न हो।

## pages: The start page

home-goodbye = आपका अकाउंट डिलीट हो गया है, और सेवाओं में उससे जुड़ा सब कुछ भी उसके साथ हट रहा है। अलविदा, और धन्यवाद।
home-heading = उन चीज़ों से साइन इन करें जिनका जोड़ सिर्फ़ आपको पता है।
home-lead = एक पासवर्ड। आपके डिवाइस की एक तस्वीर। कुछ क्लिक और स्क्रोल। और ईमेल से आया एक पैटर्न, जिसे आप ड्रॉ करें।

# Two sentences, the first in bold.
home-stays = आपकी तस्वीर आपके डिवाइस से बाहर नहीं जाती।
home-stays-how = बाहर सिर्फ़ उसका डाइजेस्ट जाता है, जो इस साइट और आपके नाम से बँधा होता है।

# Two sentences, the first in bold.
home-together = जाँच एक साथ।
home-together-how = किसी को पता नहीं चलता कि कौन-सा हिस्सा गलत था।

# Two sentences, the first in bold.
home-lock = दूसरा ताला।
home-lock-how = साइन इन होने से आपकी तिजोरी नहीं खुलती; वह नए पैटर्न से खुलती है, पाँच मिनट के लिए।
home-mail-says = ईमेल में लिखा है { $code }
home-try = आज़माएँ
home-draw = यह उदाहरण ड्रॉ करें
home-matched = बस, हो गया। साइन इन ऐसे ही पूरा होता है।
home-other = पैटर्न अच्छा है, पर ईमेल वाला नहीं है। फिर से कोशिश करें।
home-how = उँगली या माउस से ड्रॉ करें, या ऐरो कुंजियाँ और Enter इस्तेमाल करें।
home-open-vault = अपनी तिजोरी खोलें
home-create = अकाउंट बनाएँ
home-sign-in = साइन इन करें

## pages: The local inbox

inbox-title = लोकल इनबॉक्स
inbox-loading = इनबॉक्स लोड हो रहा है…
inbox-why = कोई मेल सर्वर सेट नहीं है, इसलिए हर ईमेल यहीं आता है। कोड वाले ईमेल, कोड इस्तेमाल होने या उसका समय पूरा होने पर हट जाते हैं।
inbox-empty = अभी कोई ईमेल नहीं है। आने पर अपने-आप यहाँ दिखेगा।
inbox-to = { $address } के लिए

## pages: "This wasn’t me": where the link in a notice leads

not-me-title = यह मैंने नहीं किया
not-me-asked = यह आपने नहीं किया?
not-me-end-all = तो अपने अकाउंट के सभी सेशन खत्म करें: जो भी, जिस भी डिवाइस पर साइन इन है, तुरंत बाहर हो जाएगा। आप भी।
not-me-unknown = सभी ब्राउज़र फिर से अनजान माने जाएँगे, इसलिए अब जिस भी ब्राउज़र से साइन इन होगा, आपको उसका ईमेल मिलेगा। आपका पासवर्ड, तस्वीर और जेस्चर वही रहेंगे।
not-me-ending = खत्म किए जा रहे हैं…
not-me-end = सभी सेशन खत्म करें
not-me-no-script = इसके लिए JavaScript और WebAssembly चाहिए। इस साइट के लिए दोनों की अनुमति दें और पेज को रीलोड करें।
not-me-ended = सभी सेशन खत्म हो गए हैं
not-me-nobody = आपके अकाउंट में अब कोई साइन इन नहीं है।
not-me-over = यह लिंक अब काम नहीं करता
not-me-over-why = यह इस्तेमाल हो चुका है, इसका समय पूरा हो गया है, या इसका कोई हिस्सा छूट गया है। अगर आपने इसे अभी किसी ईमेल में क्लिक किया है, तो वहाँ से पूरा लिंक कॉपी करें।
not-me-next = अब क्या करें
not-me-mailbox = अपने मेलबॉक्स का पासवर्ड बदलें: जो भी उसे पढ़ सकता है, उसे आपके पैटर्न दिख जाते हैं।

# $recover and $change are the two links that follow.
not-me-new-factors = अगर किसी और को आपका पासवर्ड, तस्वीर या जेस्चर पता हो सकता है, तो नए चुनें: { $recover }, या साइन इन करके { $change }।
not-me-recover = सेव किए हुए कोड से अकाउंट वापस पाएँ
not-me-change = पासवर्ड, तस्वीर और जेस्चर बदलें

# $page is the link that follows.
not-me-look = { $page } पर देखें कि क्या-क्या हुआ है और कौन साइन इन है।
not-me-security-page = सुरक्षा वाले पेज

## pages: What has happened to an account

event-account-created = आपका अकाउंट बनाया गया
event-account-erased = आपका अकाउंट डिलीट किया गया
event-account-locked = इस साइट के एडमिन ने आपका अकाउंट लॉक किया
event-account-unlocked = इस साइट के एडमिन ने आपका अकाउंट अनलॉक किया
event-account-stopped = लगातार कई कोशिशें नाकाम रहने पर साइन इन रोक दिया गया
event-account-disowned = आपने बताया कि कुछ आपने नहीं किया था: सभी सेशन खत्म हुए
event-sign-in-refused = साइन इन नहीं हो सका: पासवर्ड, तस्वीर और जेस्चर मेल नहीं खाए
event-sign-in-done = आपने साइन इन किया
event-sign-in-new-browser = आपने नए ब्राउज़र से साइन इन किया
event-session-signed-out = आपने साइन आउट किया
event-session-ended = एक सेशन खत्म हुआ
event-code-mailed = एक कोड ईमेल किया गया
event-code-wrong = एक पैटर्न सही नहीं था
event-pattern-confirmed = आपने नया पैटर्न ड्रॉ किया
event-service-unlocked = आपने नए पैटर्न से कुछ खोला
event-factors-refused = बदलाव नहीं हो सका: मौजूदा पासवर्ड, तस्वीर और जेस्चर मेल नहीं खाए
event-factors-changed = आपने साइन इन करने का तरीका बदला
event-email-changed = आपका ईमेल पता बदला गया
event-recovery-codes-made = नए रिकवरी कोड बनाए गए
event-recovery-refused = एक रिकवरी कोड स्वीकार नहीं किया गया
event-recovery-done = रिकवरी कोड से अकाउंट वापस पाया गया
event-device-forgotten = आपने एक ब्राउज़र को भूल जाने को कहा
event-admin-granted = आपका अकाउंट प्रशासक का बना
event-admin-revoked = आपका अकाउंट अब प्रशासक का नहीं है
event-admin-account-viewed = एक प्रशासक ने आपका अकाउंट देखा
event-admin-events-viewed = आपने साइट की घटनाएँ देखीं
event-by-administrator = इस साइट के एक प्रशासक
event-admin-locked = एक प्रशासक ने आपका अकाउंट लॉक किया
event-admin-unlocked = एक प्रशासक ने आपका अकाउंट अनलॉक किया
event-admin-session-ended = एक प्रशासक ने एक सेशन खत्म किया
event-keys-rotated = साइट की एक साइनिंग कुंजी बदली गई
event-services-reconciled = साइट की सेवाओं का उससे मिलान किया गया
event-pepper-rotated = साइट की अपनी गुप्त कुंजी बदली गई
event-site-restored = साइट को बैकअप से बहाल किया गया
event-code-for-enrol = किसलिए: अकाउंट बनाना
event-code-for-sign-in = किसलिए: साइन इन करना
event-code-for-unlock = किसलिए: दूसरे ताले के पीछे की कोई चीज़ खोलना
event-code-for-recover = किसलिए: अकाउंट वापस पाना
event-code-for-confirm = किसलिए: पुष्टि करना कि यह आप ही हैं
event-code-for-change-factors = किसलिए: साइन इन करने का तरीका बदलना
event-code-for-change-email = किसलिए: ईमेल पता बदलना (पुराने पते पर भेजा गया)
event-code-for-new-email = किसलिए: ईमेल पता बदलना (नए पते पर भेजा गया)
event-code-for-recovery-codes = किसलिए: नए रिकवरी कोड बनाना
event-code-for-erase = किसलिए: अकाउंट डिलीट करना
event-new-address = नया ईमेल पता: { $address }

event-changed-password = क्या बदला: पासवर्ड
event-changed-picture = क्या बदला: तस्वीर
event-changed-gesture = क्या बदला: जेस्चर
event-changed-password-picture = क्या बदला: पासवर्ड और तस्वीर
event-changed-password-gesture = क्या बदला: पासवर्ड और जेस्चर
event-changed-picture-gesture = क्या बदला: तस्वीर और जेस्चर
event-changed-all = क्या बदला: पासवर्ड, तस्वीर और जेस्चर

## factors: The pattern grid

# What a screen reader calls the grid, unless a page says more.
pattern-label = पैटर्न
pattern-numbers = नंबर दिखाएँ
pattern-hide-path = लाइन छिपाएँ
pattern-typed = या नंबर टाइप करें
pattern-hint = छह बिंदुओं से होकर लाइन खींचें या उन्हें एक-एक करके चुनें।

# How many of the six dots are set. There is room for a few characters.
pattern-count = 6 में से { NUMBER($dots) }

# What a screen reader calls a dot that is not part of the pattern.
pattern-dot = बिंदु { NUMBER($dot) }, पंक्ति { NUMBER($row) }, कॉलम { NUMBER($column) }

# What a screen reader calls a dot of the pattern; $order is its place in it, from 1 to 6.
pattern-dot-set = बिंदु { NUMBER($dot) }, पंक्ति { NUMBER($row) }, कॉलम { NUMBER($column) }, छह में से { $order ->
    [1] पहला
    [2] दूसरा
    [3] तीसरा
    [4] चौथा
    [5] पाँचवाँ
   *[6] छठा
}

# A screen reader says it when a dot is set; $order is its place in the pattern, from 1 to 6.
pattern-chosen = बिंदु { NUMBER($dot) }, छह में से { $order ->
    [1] पहला
    [2] दूसरा
    [3] तीसरा
    [4] चौथा
    [5] पाँचवाँ
   *[6] छठा
}।
pattern-go-on = बिंदु { NUMBER($dot) } से आगे बढ़ें या कहीं से भी फिर से शुरू करें।
pattern-taken-back = बिंदु { NUMBER($dot) } वापस ले लिया गया।
pattern-cleared = सब हटा दिया गया।
pattern-complete = सभी छह बिंदु चुन लिए गए हैं।

# After a pattern that was drawn to try it out.
pattern-tried-out = पैटर्न बन गया। बस, इतना ही करना होता है।
pattern-wrong = इसे फिर से ड्रॉ करें।

# $example is six numbers with dashes between them.
pattern-not-numbers = बिंदुओं के नंबर इस तरह लिखें: { $example }
pattern-too-few = { $found ->
    [one] पैटर्न में छह बिंदु होते हैं, इसमें { $found } ही है।
   *[other] पैटर्न में छह बिंदु होते हैं, इसमें { $found } ही हैं।
}
pattern-too-many = पैटर्न में छह बिंदु होते हैं, इसमें ज़्यादा हैं।
pattern-no-such-dot = { NUMBER($dot) } नंबर का कोई बिंदु नहीं है।
pattern-dot-used = बिंदु { NUMBER($dot) } पैटर्न में पहले से है।
pattern-out-of-reach = बिंदु { NUMBER($from) } से बिंदु { NUMBER($to) } तक एक बार में सीधे नहीं पहुँचा जा सकता।
pattern-has-all-dots = पैटर्न पूरा हो चुका है।

## factors: The gesture pad

# What a screen reader calls the pad, unless a page says more.
gesture-label = जेस्चर पैड
gesture-invitation = यहाँ क्लिक और स्क्रोल करें

# The same where there are fingers and no mouse.
gesture-invitation-touch = यहाँ टैप करें, दबाएँ और स्वाइप करें

# What can be done in the pad: with which buttons of a mouse, how often, and the same by fingers.
gesture-ways = लेफ़्ट, मिडल और राइट; सिंगल और डबल; व्हील ऊपर और नीचे। टचस्क्रीन पर: टैप करें, दो उँगलियों से टैप करें, देर तक दबाएँ, स्वाइप करें।

# The same where there are fingers and no mouse: which touch is which click or scroll.
gesture-ways-touch = टैप: लेफ़्ट। दो उँगलियाँ: मिडल। देर तक दबाना: राइट। जल्दी से दो बार: डबल। स्वाइप: ऊपर या नीचे।

# Above eight buttons that stand for the clicks and scrolls.
gesture-keys = यही बटनों से

# What a screen reader calls the row of what was entered.
gesture-beads = अब तक का आपका जेस्चर

# A switch: what was entered is shown, and not only how much.
gesture-reveal = दिखाएँ

# A screen reader says it in the place of what was entered.
gesture-hidden = छिपा हुआ
gesture-left-click = लेफ़्ट क्लिक
gesture-middle-click = मिडल क्लिक
gesture-right-click = राइट क्लिक
gesture-left-double-click = लेफ़्ट डबल क्लिक
gesture-middle-double-click = मिडल डबल क्लिक
gesture-right-double-click = राइट डबल क्लिक
gesture-scroll-up = ऊपर स्क्रोल
gesture-scroll-down = नीचे स्क्रोल

# The same, short, for small buttons: one character for a click, two for a double one.
gesture-left-letter = L
gesture-middle-letter = M
gesture-right-letter = R
gesture-left-double-letters = LL
gesture-middle-double-letters = MM
gesture-right-double-letters = RR

# Follows the number of events in bold: “3 events, fair”. An event is a click or a scroll. $strength
# is one of the messages from gesture-nothing-yet on.
gesture-so-far = { $count ->
    [one] ऐक्शन, { $strength }
   *[other] ऐक्शन, { $strength }
}

# What follows the number of events where nobody judges them: “3 events”.
gesture-count = { $count ->
    [one] ऐक्शन
   *[other] ऐक्शन
}

# The same with as many events as there can be: “64 events, strong. That is …”.
gesture-so-far-full = ऐक्शन, { $strength }। जेस्चर इससे लंबा नहीं हो सकता।

# How good the gesture is, from here on: they follow “3 events, ”.
gesture-nothing-yet = अभी कुछ नहीं

# $missing is from 1 to 7.
gesture-short = { $missing ->
    [one] छोटा है: एक ऐक्शन और जोड़ें
    [2] छोटा है: दो ऐक्शन और जोड़ें
    [3] छोटा है: तीन ऐक्शन और जोड़ें
    [4] छोटा है: चार ऐक्शन और जोड़ें
    [5] छोटा है: पाँच ऐक्शन और जोड़ें
    [6] छोटा है: छह ऐक्शन और जोड़ें
    [7] छोटा है: सात ऐक्शन और जोड़ें
   *[other] छोटा है: कुछ ऐक्शन और जोड़ें
}

# $missing is 1 or 2: so many other kinds of events are needed.
gesture-too-much-the-same = { $missing ->
    [one] बहुत एक जैसा है: एक और तरह का ऐक्शन मिलाएँ
    [2] बहुत एक जैसा है: दो और तरह के ऐक्शन मिलाएँ
   *[other] बहुत एक जैसा है: कुछ और तरह के ऐक्शन मिलाएँ
}
gesture-too-regular = एक ही क्रम में है: क्रम थोड़ा बदलें
gesture-fair = ठीक-ठाक
gesture-good = अच्छा
gesture-strong = मज़बूत

## factors: Choosing a picture

picture-label = तस्वीर चुनें

# Follows the button “Choose a picture”.
picture-other-ways = या उसे खींचकर यहाँ छोड़ें, या कॉपी की गई फ़ाइल पेस्ट करें
picture-promise = तस्वीर इसी डिवाइस पर रहती है। ठीक यही फ़ाइल संभालकर रखें: आकार बदली हुई या दोबारा सेव की गई कॉपी काम नहीं करेगी।

# What a screen reader says for the small picture.
picture-thumbnail = आपकी चुनी हुई तस्वीर

# The name of a file and its size: “cat.jpg · 3.4 MB”.
picture-name-and-size = { $name } · { $size }
picture-stop = पढ़ना रोकें
picture-read-again = फिर से पढ़ें
picture-remove = हटाएँ

# What a screen reader calls the bar that shows how far reading has come.
picture-progress = तस्वीर पढ़ी जा रही है

# How far a chosen picture has come.
picture-none = अभी कोई तस्वीर नहीं चुनी गई है।
picture-waiting = तस्वीर चुन ली गई है। यूज़रनेम पता चलते ही पढ़ी जाएगी।
picture-reading = पढ़ी जा रही है…

# $done and $total are sizes, like “12.0 MB”.
picture-reading-so-far = पढ़ी जा रही है: { $total } में से { $done }।
picture-reading-left = पढ़ी जा रही है: { $total } में से { $done }, करीब { NUMBER($seconds) } सेकंड बाकी।

# $size is like “3.4 MB”.
picture-ready = तैयार: तस्वीर ({ $size }) इसी डिवाइस पर पढ़ ली गई है।
picture-missing = एक तस्वीर चुनें।
picture-empty = यह फ़ाइल खाली है। दूसरी तस्वीर चुनें।

# $size is like “812 bytes”.
picture-too-small = यह फ़ाइल सिर्फ़ { $size } की है। कम से कम 1 KB की तस्वीर चुनें।
picture-too-large = यह फ़ाइल 256 MB से बड़ी है। छोटी तस्वीर चुनें।
picture-unreadable = फ़ाइल अब पढ़ी नहीं जा सकी। उसे फिर से चुनें।
picture-stopped = पूरी पढ़ने से पहले रोक दिया गया।

# Sizes of files, also of those in the vault; $number has one decimal.
picture-size-bytes = { NUMBER($number) } बाइट
picture-size-kilobytes = { $number } KB
picture-size-megabytes = { $number } MB
picture-size-gigabytes = { $number } GB

## factors: A picture that the page makes

picture-make = मेरे लिए तस्वीर बनाएँ
picture-make-another = दूसरी बनाएँ

# Follows the button “Make me a picture”.
picture-make-hint = पास में कोई तस्वीर नहीं? ऐसा मोज़ेक लें जो किसी और के पास नहीं; वह आपके डाउनलोड में सेव हो जाएगा।

# While the mosaic is being made.
picture-making = मोज़ेक के टुकड़े जोड़े जा रहे हैं…

# What a screen reader calls the bar that shows how far it has come.
picture-make-progress = तस्वीर बनाई जा रही है

# $file is the name of the file.
picture-made = आपके डाउनलोड में { $file } नाम से सेव हो गई। इसे संभालकर रखें: यही फ़ाइल आपकी तस्वीर है।
picture-make-failed = इस ब्राउज़र में तस्वीर नहीं बन सकी। इसके बजाय अपनी कोई तस्वीर चुनें।
picture-save-again = फिर से सेव करें

## pages: How easy a new password is to guess

strength-short = बहुत छोटा: { NUMBER($missing) } कैरेक्टर और चाहिए।

# $reason is one of the messages strength-reason-….
strength-easy = अंदाज़ा लगाना आसान है: { $reason }
strength-better = ठीक-ठाक, पर और बेहतर हो सकता है: { $reason }
strength-fair = ठीक-ठाक: एक और बेमेल शब्द जोड़ने से अच्छा हो जाएगा।
strength-good = अच्छा: इसका अंदाज़ा लगाना मुश्किल है।

# These follow a colon and close the sentence.
strength-reason-plain = एक-दो ऐसे शब्द जोड़ें जिनका बाकी से कोई लेना-देना न हो।
strength-reason-keys = ये अक्षर कीबोर्ड पर पास-पास हैं। इनकी जगह बेमेल शब्द लिखें।
strength-reason-repeated = इसमें एक ही चीज़ दोहराई गई है। दोहराए गए हिस्से की जगह कुछ नया लिखें।
strength-reason-sequence = यह abc या 4321 जैसे क्रम में है। इसकी जगह बेमेल शब्द लिखें।
strength-reason-date = इसमें तारीख या साल है। उसकी जगह कोई बेमेल शब्द लिखें।
strength-reason-common = यह एक आम पासवर्ड है या उससे मिलता-जुलता है। इसकी जगह बेमेल शब्द लिखें।
strength-reason-word = यह सिर्फ़ एक शब्द है। तीन बेमेल शब्द और जोड़ें।
strength-reason-name = यह नामों से बना है। ऐसे शब्द जोड़ें जो किसी का नाम न हों।
strength-reason-personal = इसमें आपका नाम, ईमेल पता या इस साइट का नाम है। उसे हटा दें।

## pages: Recovery codes, shown once

recovery-codes-heading = अपने रिकवरी कोड सेव करें
recovery-codes-why = अगर कभी आपका पासवर्ड, तस्वीर या जेस्चर खो जाए, तो इनमें से एक कोड और ईमेल से आए पैटर्न की मदद से नए चुने जा सकते हैं। इनके बिना कोई भी आपका अकाउंट दोबारा नहीं खोल सकता।
recovery-codes-keep = इन्हें ऐसी जगह रखें जहाँ इन्हें पढ़ने के लिए इस अकाउंट की ज़रूरत न पड़े: कागज़ पर या पासवर्ड मैनेजर में। हर कोड एक बार काम करता है। ये फिर कभी नहीं दिखाए जाएँगे।

# Beside a box to tick.
recovery-codes-saved = मैंने इन्हें सेव कर लिया है
recovery-codes-tick-first = पहले कोड सेव करें, फिर बॉक्स पर टिक करें: ये दोबारा नहीं दिखाए जाएँगे।

# What a browser may say before the page is left.
recovery-codes-leave = ये कोड दोबारा नहीं दिखाए जाएँगे।

# Three buttons, and what came of them.
recovery-codes-copy = कॉपी करें
recovery-codes-download = डाउनलोड करें
recovery-codes-print = प्रिंट करें
recovery-codes-copied = कॉपी हो गए। इन्हें जहाँ रखना है, वहाँ पेस्ट करें।
recovery-codes-not-copied = यह ब्राउज़र पेज को कॉपी नहीं करने देता। कोड डाउनलोड करें, या उन्हें चुनकर खुद कॉपी करें।

# $file is the name of the file.
recovery-codes-downloaded = आपके डाउनलोड में { $file } नाम से सेव हो गए।
recovery-codes-not-downloaded = यह ब्राउज़र पेज को फ़ाइल सेव नहीं करने देता। कोड कॉपी या प्रिंट करें।
recovery-codes-not-printed = यह ब्राउज़र पेज को प्रिंट नहीं करने देता। कोड कॉपी या डाउनलोड करें।

# The first and the last line of what is printed or saved, with the codes between them. $site is the
# name of the site, $address where a code is entered.
recovery-codes-title = { $site } पर { $username } के रिकवरी कोड
recovery-codes-use = हर कोड एक बार काम करता है। अगर आपका पासवर्ड, तस्वीर या जेस्चर खो जाए, तो इनमें से एक कोड यहाँ डालें: { $address }

## pages: Creating an account

sign-up-title = साइन अप करें
sign-up-heading = अपना अकाउंट बनाएँ

# The steps of the way. There is room for one short word each.
sign-up-step-you = आप
sign-up-step-picture = तस्वीर
sign-up-step-gesture = जेस्चर
sign-up-step-pattern = पैटर्न
sign-up-step-codes = कोड
sign-up-create = अकाउंट बनाएँ

# What the button says while the account is being made.
sign-up-creating = बनाया जा रहा है…

# Before a link that says “Sign in”.
sign-up-already-here = पहले से अकाउंट है?
sign-up-sign-in = साइन इन करें
sign-up-username-hint = अंग्रेज़ी अक्षर (a–z), अंक, डॉट, डैश और अंडरस्कोर। इसे बाद में बदला नहीं जा सकता।
sign-up-email-hint = आपके पैटर्न यहीं भेजे जाएँगे।
sign-up-username-first = पहले यूज़रनेम डालें।
sign-up-reloaded = यह पेज फिर से लोड हुआ है। आपका नाम और पता अब भी यहाँ हैं। पासवर्ड, चित्र और जेस्चर कभी सहेजे नहीं जाते, इसलिए जो बाकी है वह अंत से पहले फिर पूछा जाएगा।
sign-up-first-pattern = अपना पहला पैटर्न ड्रॉ करें

## pages: Recovery with a saved code

recover-title = अकाउंट वापस पाएँ
recover-heading = अपना अकाउंट वापस पाएँ

# The steps of the way. There is room for one short word each.
recover-step-code = कोड
recover-step-pattern = पैटर्न
recover-step-picture = तस्वीर
recover-step-gesture = जेस्चर
recover-how = अपने सेव किए हुए किसी एक रिकवरी कोड और ईमेल से आए पैटर्न की मदद से नया पासवर्ड, तस्वीर और जेस्चर चुनें।
recover-code = रिकवरी कोड
recover-code-hint = 24 अक्षर और अंक। स्पेस, डैश और छोटे-बड़े अक्षरों से फ़र्क नहीं पड़ता।
recover-username-missing = अपना यूज़रनेम डालें।
recover-code-missing = अपना कोई एक रिकवरी कोड डालें।
recover-refused = यह नाम और यह कोड एक-दूसरे से मेल नहीं खाते, या कोड पहले इस्तेमाल हो चुका है। दोनों जाँच लें या अगला कोड डालें।
recover-draw-pattern = ईमेल में आया पैटर्न ड्रॉ करें
recover-new-password-heading = नया पासवर्ड चुनें
recover-new-password-why = आपका कोड और पैटर्न सही थे। अब पासवर्ड, तस्वीर और जेस्चर, तीनों एक ही बार में नए चुनें: देर होने पर कोड फिर से माँगा जाएगा। जब तक यह पूरा न हो, कुछ नहीं बदलेगा।

# The label of the field.
recover-new-password = नया पासवर्ड
recover-save = तीनों सेव करें

# What the button says while the factors are being saved.
recover-saving = सेव किया जा रहा है…

# Before a link that says “Sign in”.
recover-nothing-lost = कुछ नहीं खोया?
recover-sign-in = साइन इन करें

# The title of the page on which recovery has succeeded.
recover-done-title = अकाउंट वापस मिल गया
recover-done-heading = आपका अकाउंट आपको वापस मिल गया

# Three sentences that follow each other: this one, how many codes are left, and what has ended.
recover-done = अब अपने नए पासवर्ड, तस्वीर और जेस्चर से साइन इन करें।
recover-codes-left = { $codes ->
    [0] कोई रिकवरी कोड नहीं बचा है।
    [one] { $codes } रिकवरी कोड बचा है।
   *[other] { $codes } रिकवरी कोड बचे हैं।
}
recover-ended = सभी सेशन खत्म हो गए हैं, और जो कोड आपने इस्तेमाल किया वह अब काम नहीं करेगा।
recover-make-codes = साइन इन करने के बाद सुरक्षा वाले पेज पर नए रिकवरी कोड बनाएँ।

## pages: The account

account-title = अकाउंट
account-loading = आपका अकाउंट लोड हो रहा है…
account-hello = नमस्ते, { $username }
account-welcome = आपका अकाउंट तैयार है। अपनी तस्वीर की फ़ाइल ऐसी जगह रखें जहाँ वह आसानी से मिल जाए: दोबारा सेव की गई कॉपी उसकी जगह काम नहीं करेगी।
account-vault-closed = आपकी तिजोरी लॉक है।
account-vault-locked = आपकी तिजोरी अपने-आप लॉक हो गई: उसका समय पूरा हो गया था।
account-vault-still-open = तिजोरी लॉक नहीं हो सकी: समय पूरा होने तक वह खुली रहेगी। फिर से कोशिश करने के लिए उसे खोलें।
account-where = आपका अकाउंट कहाँ-कहाँ है

# How it stands with the account in one service.
account-service-ready = तैयार
account-service-being-set-up = सेट अप हो रहा है…
account-service-no-answer = अभी जवाब नहीं मिल रहा; कोशिश अपने-आप जारी है
account-security = सुरक्षा
account-security-about = कौन साइन इन है, क्या-क्या हुआ है, रिकवरी कोड, और पासवर्ड, तस्वीर, जेस्चर या ईमेल पता बदलने के तरीके।
account-review-security = सुरक्षा देखें
account-vault = आपकी तिजोरी
account-vault-about = यह मेल में आए नए पैटर्न से ही खुलती है, आपके लिए भी, और पाँच मिनट बाद अपने-आप फिर लॉक हो जाती है।
account-open-vault = अपनी तिजोरी खोलें

## pages: The administration

admin-title = प्रशासन
admin-link-about = दूसरों के अकाउंट, इस साइट पर क्या हुआ और साइट की स्थिति।
admin-open = प्रशासन खोलें
admin-loading = लोड हो रहा है…
admin-draw-why = यहाँ जो है वह दूसरे लोगों के बारे में है, इसलिए यह ऐसे पैटर्न से खुलता है जो आपने पिछले कुछ मिनटों में ड्रॉ किया हो।

# The four places of the administration.
admin-accounts = अकाउंट
admin-events = घटनाएँ
admin-services = सेवाएँ और कतारें
admin-keys = कुंजियाँ
admin-search = खोजें
admin-search-label = यूज़रनेम, ईमेल पता या आईडी
admin-search-hint = यूज़रनेम की शुरुआत; @ के साथ हो तो ईमेल पते की शुरुआत; या पूरी आईडी।

# Which accounts are listed.
admin-show = कौन से अकाउंट
admin-show-all = सभी
admin-show-locked = लॉक किए गए
admin-show-admins = प्रशासक
admin-no-accounts = ऐसा कोई अकाउंट नहीं है।
admin-next-page = अगला पेज
admin-first-page = पहला पेज

# Heads of columns, and names of single facts.
admin-state = स्थिति
admin-created = बनाया गया
admin-id = आईडी
admin-locked-since = कब से लॉक है
admin-admin-since = कब से प्रशासक है
admin-failures = लगातार असफल प्रयास
admin-codes-left = बचे हुए रिकवरी कोड

# How it stands with an account.
admin-state-active = सक्रिय
admin-state-locked = लॉक
admin-state-stopped = असफल प्रयासों से रुका

# A mark at the account of an administrator.
admin-mark = प्रशासक
admin-back-to-accounts = अकाउंट पर वापस
admin-acts = आप क्या कर सकते हैं
admin-acts-about = हर कार्रवाई एक घटना है। अकाउंट का मालिक उसे देखता है, और साइट की घटनाओं में उसके साथ आपका नाम होता है।
admin-acts-none = यह एक प्रशासक का अकाउंट है। इस पर केवल साइट चलाने वालों की कमांड काम करती हैं।
admin-lock = लॉक करें
admin-unlock = अनलॉक करें
admin-end-all = सभी सेशन खत्म करें

# Questions before an act, and what it does. $username is a username.
admin-ask-lock = अकाउंट { $username } लॉक करें?
admin-ask-lock-what = कोई भी इसमें साइन इन नहीं कर पाएगा, सभी सेशन खत्म हो जाएँगे और इसके ईमेल पते पर सूचना जाएगी।
admin-ask-unlock = अकाउंट { $username } अनलॉक करें?
admin-ask-unlock-what = इसका मालिक फिर से साइन इन कर सकेगा, असफल प्रयासों से रुका हो तब भी, और इसके ईमेल पते पर सूचना जाएगी।
admin-ask-end-all = { $username } के सभी सेशन खत्म करें?
admin-ask-end-what = जो वहाँ साइन इन है उसे फिर से साइन इन करना होगा।
admin-done-locked = अकाउंट लॉक है और सभी सेशन खत्म हो गए हैं।
admin-done-unlocked = अकाउंट अनलॉक है।
admin-done-ended-all = सभी सेशन खत्म हो गए हैं।
admin-no-sessions = कोई भी साइन इन नहीं है।
admin-where = अकाउंट कहाँ मौजूद है

# Heads of the columns of events.
admin-when = कब
admin-what = क्या
admin-whom = अकाउंट
admin-by = किसने
admin-from = कहाँ से
admin-an-administrator = एक प्रशासक
admin-erased = डिलीट किया गया अकाउंट
admin-kind = घटना का प्रकार
admin-kind-every = हर प्रकार
admin-filter = दिखाएँ
admin-no-events = ऐसा कुछ नहीं हुआ।
admin-older = पुरानी घटनाएँ
admin-newest = सबसे नई घटनाएँ

# Services, and what waits to be handed on.
admin-service = सेवा
admin-made = आखिरी अकाउंट कब बना
admin-waiting = प्रतीक्षा में
admin-oldest = सबसे पुराना कब से
admin-in-vain = असफल रहे
admin-most-attempts = सबसे ज़्यादा प्रयास
admin-service-told = सब बता दिया गया है
admin-service-waiting = बताया जा रहा है
admin-service-silent = जवाब नहीं दे रही
admin-mails = ईमेल
admin-mails-about = ईमेल जो मेल सर्वर ने अभी तक नहीं लिए।
admin-services-about = हर सेवा को अभी क्या बताना बाकी है: बनाने या डिलीट करने के अकाउंट और खत्म हुए सेशन।
admin-services-title = सेवाएँ

# The keys that sign.
admin-keys-about = कुंजियाँ समय के साथ या साइट चलाने वालों की कमांड से बदलती हैं। किसी कुंजी का कुछ भी यहाँ नहीं दिखाया जाता।
admin-keys-title = साइन करने वाली कुंजियाँ
admin-key-for = क्या साइन करती है
admin-key-call = सेवाओं को कॉल
admin-key-provision = सेवाओं में अकाउंट
admin-key-countersign = खोले गए टिकट
admin-key-next = अगली
admin-key-current = अभी साइन करती है
admin-key-previous = अब भी मान्य
admin-since = कब से
admin-until = कब तक
admin-until-command = कमांड आने तक
admin-pepper = पेपर
admin-pepper-about = जिससे हर सत्यापन मान सील होता है। यह केवल कमांड से बदलता है।
admin-pepper-current = उपयोग में
admin-pepper-former = उससे पहले का
admin-pepper-first = पहली शुरुआत

## pages: Opening something with a fresh pattern

unlock-title = अनलॉक करें
unlock-loading = देखा जा रहा है कि क्या लॉक है…

# $service is the name of a service; below it stands what it wants to open.
unlock-asks = { $service } को नया पैटर्न चाहिए
unlock-over = यह कोड अब काम का नहीं है
unlock-over-why = यह इस्तेमाल हो चुका है, इसका समय पूरा हो गया है, या यह किसी दूसरे ब्राउज़र का है। कुछ भी नहीं खोला गया।
unlock-go-to-account = अपने अकाउंट पर जाएँ

## pages: The security page

security-title = सुरक्षा
security-loading-events = गतिविधि लोड हो रही है…
security-loading = लोड हो रहा है…
security-mailing = ईमेल भेजा जा रहा है…
security-back-to-account = अपने अकाउंट पर वापस जाएँ

# The way back from the pages below the security page.
security-back = सुरक्षा पर वापस जाएँ

# The link that ends a change and leads back to the security page.
security-done = हो गया
security-about = आपके अकाउंट में कौन साइन इन है, उसमें क्या-क्या हुआ है, और उसकी सुरक्षा करने वाली चीज़ें कैसे बदलें।
security-how-you-sign-in = साइन इन करने का तरीका
security-factors = पासवर्ड, तस्वीर और जेस्चर
security-factors-about = इनकी जाँच एक साथ होती है। चाहें तो एक बदलें, चाहें तो सभी।

# The two buttons that say “Change”, as they are read aloud.
security-change-factors = पासवर्ड, तस्वीर या जेस्चर बदलें
security-change-email = ईमेल पता बदलें
security-change = बदलें
security-address = ईमेल पता

# $address is an e-mail address.
security-patterns-mailed-to = आपके पैटर्न { $address } पर भेजे जाते हैं।
security-fresh-why = इसके लिए ऐसा पैटर्न चाहिए जो आपने पिछले कुछ मिनटों में ड्रॉ किया हो। इससे पक्का होता है कि यह आप ही हैं, कोई और नहीं जिसे यह ब्राउज़र खुला मिल गया।

## pages: Recovery codes on the security page

recovery-codes = रिकवरी कोड
recovery-codes-about = अगर पासवर्ड, तस्वीर या जेस्चर खो जाए, तो रिकवरी कोड से नए चुने जा सकते हैं। हर कोड एक बार काम करता है।
recovery-codes-left = { $codes ->
    [0] कोई कोड नहीं बचा है।
    [one] { $codes } कोड बचा है।
   *[other] { $codes } कोड बचे हैं।
}
recovery-few-left = आखिरी कोड इस्तेमाल होने से पहले नए बना लें: पासवर्ड, तस्वीर या जेस्चर खो जाए और कोड भी न हों, तो कोई भी आपका अकाउंट नहीं खोल सकता।
recovery-make-codes = नए कोड बनाएँ
recovery-draw-to-make = नए कोड बनाने के लिए नया पैटर्न ड्रॉ करें
recovery-make-what = दस नए कोड बनेंगे, और अभी वाले कोड काम करना बंद कर देंगे।
recovery-codes-made = आपको दस नए रिकवरी कोड मिल गए हैं। पहले वाले अब काम नहीं करेंगे।

## pages: Sessions

sessions-title = सेशन
sessions-about = आपके अकाउंट में कहाँ-कहाँ साइन इन है। जो सेशन आपका न लगे उसे खत्म करें, फिर साइन इन करने का तरीका बदलें।

# A mark at the session in which this page is read.
sessions-this = यह सेशन

# $at is an instant, like 2026-11-22 18:54 UTC; $address is an IP address.
sessions-signed-in = साइन इन किया: { $at }
sessions-signed-in-from = { $address } से साइन इन किया: { $at }
sessions-last-used = आखिरी बार इस्तेमाल: { $at }

# A button at each session that ends it, and how it is read aloud; $browser is like “Firefox on Linux”.
sessions-end = खत्म करें
sessions-end-label = { $browser } का सेशन खत्म करें
sessions-end-others = बाकी सभी खत्म करें
sessions-draw-to-end = यह सेशन खत्म करने के लिए नया पैटर्न ड्रॉ करें
sessions-draw-to-end-others = बाकी सभी सेशन खत्म करने के लिए नया पैटर्न ड्रॉ करें
sessions-ended = सेशन खत्म हो गया है। उसे इस्तेमाल करने वाले को फिर से साइन इन करना होगा।
sessions-ended-others = बाकी सभी सेशन खत्म हो गए हैं। उन्हें इस्तेमाल करने वालों को फिर से साइन इन करना होगा।
sessions-ended-already = यह सेशन पहले ही खत्म हो चुका है।

## pages: Known browsers

devices-title = पहचाने हुए ब्राउज़र
devices-about = किसी और ब्राउज़र से साइन इन होने पर आपको ईमेल मिलता है। ब्राउज़र को भूल जाने से कोई सेशन खत्म नहीं होता।
devices-none = अभी कोई ब्राउज़र पहचाना हुआ नहीं है। अगला साइन इन नया माना जाएगा।

# A mark at the browser in which this page is read.
devices-this = यह ब्राउज़र

# $at is an instant, like 2026-11-22 18:54 UTC.
devices-known-since = { $at } से पहचाना हुआ
devices-last-sign-in = आखिरी साइन इन: { $at }

# A button at each browser, and how it is read aloud; $browser is like “Firefox on Linux”.
devices-forget = भूल जाएँ
devices-forget-label = { $browser } को भूल जाएँ
devices-forgotten = ब्राउज़र भुला दिया गया है। उससे अगला साइन इन नया माना जाएगा।

## pages: What has happened

events-title = क्या-क्या हुआ

# Where the page does not know what kind of event it was.
events-something-else = कुछ और हुआ
events-show-more = और दिखाएँ
events-loading = लोड हो रहा है…

## pages: Another address

change-email-title = ईमेल पता बदलें

# The steps of the way. There is room for two short words each.
change-email-step-address = नया पता
change-email-step-old = पुराना मेलबॉक्स
change-email-step-new = नया मेलबॉक्स

# $address is an e-mail address; it stands out in bold letters.
change-email-current = अभी आपके पैटर्न { $address } पर जाते हैं।
change-email-new = नया ईमेल
change-email-hint = दो पैटर्न ड्रॉ करने होंगे: एक पुराने मेलबॉक्स से, एक नए से।
change-email-pattern-old = पुराने मेलबॉक्स में आया पैटर्न
change-email-pattern-new = नए मेलबॉक्स में आया पैटर्न

# $address is the new e-mail address; it stands out in bold letters.
change-email-changed = अब से आपके पैटर्न { $address } पर जाएँगे।
change-email-ended = बाकी सभी सेशन खत्म हो गए हैं। दोनों पतों पर इसकी जानकारी ईमेल से भेजी जा रही है।

## pages: Other factors

change-factors-title = साइन इन करने का तरीका बदलें

# The steps of the way: the factors of now are proven, what changes is chosen, what is new is
# entered, and a pattern is drawn. There is room for one short word each.
change-factors-step-prove = जाँच
change-factors-step-choose = चुनाव
change-factors-step-new = नया
change-factors-step-pattern = पैटर्न
change-factors-prove-why = एक को बदलने के लिए भी पहले पासवर्ड, तस्वीर और जेस्चर, तीनों देने होते हैं: वे मिलाकर रखे जाते हैं, और यहाँ कोई उन्हें अलग-अलग नहीं पहचान सकता।
change-factors-current-password = मौजूदा पासवर्ड
change-factors-password-missing = अपना मौजूदा पासवर्ड डालें।
change-factors-picture-missing = अपनी तस्वीर चुनें।
change-factors-what = आपको क्या बदलना है?

# What can be ticked, after “Password”.
change-factors-picture = तस्वीर
change-factors-gesture = जेस्चर
change-factors-nothing-chosen = जो बदलना है, उसमें से कम से कम एक चुनें।
change-factors-new-password-heading = नया पासवर्ड चुनें

# The label of the field.
change-factors-new-password = नया पासवर्ड

# Where the page does not know who it is for any more.
change-factors-reload = पेज को रीलोड करें और फिर से कोशिश करें।

# What the last button says, and what it says while the factors are being checked.
change-factors-change = बदलें
change-factors-checking = जाँच हो रही है…
change-factors-refused = आपका मौजूदा पासवर्ड, तस्वीर और जेस्चर एक-दूसरे से मेल नहीं खाते। तीनों जाँच लें; आपने जो नया चुना है, वह यहाँ बना हुआ है।
change-factors-draw-pattern = बदलाव के लिए पैटर्न ड्रॉ करें
change-factors-changed = बदल दिया गया है। अगली बार से उसी से साइन इन करें जो आपने अभी चुना है।
change-factors-ended = बाकी सभी सेशन खत्म हो गए हैं, और बाकी सभी ब्राउज़र नए माने जाएँगे। यही जानकारी आपको ईमेल से भी मिलेगी।

## pages: The end of an account

erase-heading = अकाउंट डिलीट करें
erase-about = यह अकाउंट यहाँ से और हर सेवा से हट जाएगा, उसमें मौजूद सब कुछ भी।

# Also the title of the page.
erase-title = अपना अकाउंट डिलीट करें

# In bold letters; the sentence after it follows in the same line.
erase-no-way-back = इसे वापस नहीं लाया जा सकता।
erase-what-goes = यह सब हट जाएगा:
erase-here = यहाँ से: आपका यूज़रनेम, ईमेल पता, पासवर्ड, तस्वीर, जेस्चर और रिकवरी कोड, सभी सेशन, सभी पहचाने हुए ब्राउज़र और जो-जो हुआ उसकी सूची।

# $service is the name of a service.
erase-service = { $service }: वहाँ रखे आपके सभी रिकॉर्ड।

# $address is an e-mail address.
erase-what-stays = बस साइट के लॉग में एक लाइन रहेगी कि कोई अकाउंट डिलीट हुआ, ऐसे नंबर के साथ जिससे किसी का नाम पता नहीं चलता। आपका यूज़रनेम दूसरों के लिए खाली हो जाएगा। आखिरी ईमेल { $address } पर जाएगा।
erase-username = आपका यूज़रनेम
erase-username-hint = पुष्टि के लिए { $username } टाइप करें।

# The first stands at the field, the second above the form.
erase-username-wrong = यह आपका यूज़रनेम नहीं है।
erase-username-needed = आगे बढ़ने के लिए अपना यूज़रनेम टाइप करें।
erase-mail-pattern = मुझे पैटर्न ईमेल करें
erase-keep = मेरा अकाउंट रहने दें
erase-last-pattern = आखिरी पैटर्न ड्रॉ करें
erase-last-pattern-about = पैटर्न सही होते ही अकाउंट डिलीट हो जाएगा।

## pages: The vault and its list

vault-title = तिजोरी
vault-opening = आपकी तिजोरी खोली जा रही है…
vault-heading = आपकी तिजोरी
vault-empty = यहाँ अभी कुछ नहीं है। बैंक खाता, कार्ड या फ़ाइल जोड़ें: सब कुछ आपकी अपनी कुंजी से एन्क्रिप्ट होता है।

# The label of a field that finds records by the words of their titles.
vault-search = खोजें

# What a screen reader calls the list.
vault-records = रिकॉर्ड
vault-nothing-found = ये शब्द किसी भी शीर्षक में नहीं हैं।

# A kind of record and its state beside its title. $kind is vault-kind-file, $size is like “3.4 MB”.
vault-kind-and-size = { $kind } · { $size }
vault-kind-not-uploaded = { $kind } · अपलोड नहीं हुई

# Links. The first leads to what was done in the vault, the last from other pages to the list.
vault-history = इतिहास
vault-export-everything = सब कुछ एक्सपोर्ट करें
vault-all-records = सभी रिकॉर्ड
vault-loading = लोड हो रहा है…

## pages: The vault's lock

# Before a countdown in bold: “Open for 9:05”. What stands here may also be a label with a colon.
vault-open-for = बाकी समय:
vault-lock-now = अभी लॉक करें

# In the place of a record's title when the time is over.
vault-locked = लॉक है

# Before a link that says “Open it again”.
vault-locked-itself = तिजोरी अपने-आप लॉक हो गई है।
vault-open-again = फिर से खोलें

# Above the grid for the pattern, on a form that somebody was filling in.
vault-locked-meanwhile = इस बीच तिजोरी अपने-आप लॉक हो गई है। आपका टाइप किया हुआ सब कुछ यहाँ बना हुआ है; उसे सेव करने के लिए पैटर्न ड्रॉ करें।
vault-ask-heading = आपकी तिजोरी लॉक है
vault-ask-why = कोई दूसरी साइट आपको यहाँ लाई है। अपनी तिजोरी खोलने के लिए ईमेल पर पैटर्न मँगाएँ।
vault-ask-send = मुझे पैटर्न भेजें

## pages: Adding to the vault

# The heading above a button for each kind; the name of the kind stands on the button, and a screen
# reader says the whole, like “Add a bank account”. That is the heading of the form as well.
vault-saved = सहेजा गया।
vault-add = जोड़ें
vault-add-bank-account = बैंक खाता जोड़ें
vault-add-identity-document = पहचान दस्तावेज़ जोड़ें
vault-add-card = कार्ड जोड़ें
vault-add-note = नोट जोड़ें
vault-add-file = फ़ाइल जोड़ें
vault-kind-bank-account = बैंक खाता
vault-kind-identity-document = पहचान दस्तावेज़
vault-kind-card = कार्ड
vault-kind-note = नोट
vault-kind-file = फ़ाइल

## pages: Fields of the vault's records

# By the title a record is found in the list.
vault-field-title = शीर्षक
vault-field-account-holder = खाताधारक
vault-field-account-number = खाता नंबर
vault-field-account-type = खाते का प्रकार
vault-field-phone = फ़ोन
vault-field-address = पता
vault-field-proof-of-identity = पहचान का प्रमाण
vault-field-document-type = दस्तावेज़ का प्रकार
vault-field-document-number = दस्तावेज़ नंबर

# Of an identity document.
vault-field-document-holder = दस्तावेज़ किसके नाम है
vault-field-issuing-country = जारी करने वाला देश
vault-field-issued-on = जारी होने की तारीख
vault-field-valid-until = कब तक मान्य
vault-field-notes = नोट्स
vault-field-card-holder = कार्डधारक
vault-field-card-number = कार्ड नंबर
vault-field-security-code = सुरक्षा कोड
vault-field-pin = PIN

# The bank that has issued a card.
vault-field-card-issuer = बैंक

# The text of a note.
vault-field-text = टेक्स्ट
vault-field-file-name = फ़ाइल का नाम
vault-field-media-type = मीडिया टाइप
vault-hint-document-type = जैसे पासपोर्ट, पहचान पत्र या ड्राइविंग लाइसेंस।
vault-hint-card-month = महीना और साल, जैसा कार्ड पर लिखा है: 04/31
vault-hint-security-code = हस्ताक्षर या नंबर के पास लिखे 3 या 4 अंक।

# Stands at a secret field that has something in it already, which is not shown.
vault-hint-keep-secret = पहले वाला ही रखना हो, तो खाली छोड़ दें।

# Beside boxes to tick.
vault-remove-security-code = सुरक्षा कोड हटाएँ
vault-remove-pin = PIN हटाएँ

## pages: Editing the vault's records

vault-saving = सेव किया जा रहा है…
vault-title-missing = इसे कोई शीर्षक दें, ताकि बाद में आसानी से मिल जाए।
vault-fields-refused = तिजोरी को निशान लगे फ़ील्ड में कुछ और चाहिए।

## pages: One record of the vault

# The title of the page.
vault-record-title = रिकॉर्ड
vault-record-opening = रिकॉर्ड खोला जा रहा है…

# A button, and the heading of the form that it opens.
vault-record-change = बदलें
vault-record-change-heading = रिकॉर्ड बदलें

# A button, and what it says when it was pressed once: a second press deletes.
vault-record-delete = डिलीट करें
vault-record-delete-ask = क्या इस रिकॉर्ड को हमेशा के लिए डिलीट करना है? इसे वापस नहीं लाया जा सकता।
vault-record-delete-for-good = हमेशा के लिए डिलीट करें

# The label of a file's size.
vault-file-size = साइज़

# In the place of the size.
vault-file-unfinished = अपलोड पूरा नहीं हुआ।
vault-file-download = डाउनलोड करें

# A button, and the heading of the form that it opens.
vault-file-replace = फ़ाइल बदलें
vault-file-replace-heading = फ़ाइल बदलें

# A button, and also the heading of the form that it opens.
vault-file-upload = फ़ाइल अपलोड करें

## pages: Secret fields of the vault's records

# A switch that shows all secret fields of a record; what it says meanwhile, and then.
vault-secret-reveal = दिखाएँ
vault-secret-asking = माँगा जा रहा है…
vault-secret-hide = छिपाएँ

# Below the switch.
vault-secret-takes-pattern = हर बार नया पैटर्न चाहिए।

# $time counts down, like “0:59”.
vault-secret-hidden-in = { $time } में फिर छिप जाएगा
vault-copy = कॉपी करें

# What a screen reader calls the button; $field is the label of the field, like “Card number”.
vault-secret-copy = { $field } कॉपी करें
vault-secret-copied = कॉपी हो गया
vault-secret-copy-by-hand = इसे चुनकर खुद कॉपी करें।

## pages: Sending a file to the vault

vault-file-choose = फ़ाइल चुनें

# How far a file has come. $name is its name; $size, $largest, $sent and $total are like “3.4 MB”.
vault-file-none = कोई भी फ़ाइल, ज़्यादा से ज़्यादा { $largest } की।
vault-file-chosen = { $name }, { $size }
vault-file-empty = { $name } खाली है। ऐसी फ़ाइल चुनें जिसमें कुछ हो।
vault-file-too-large = { $name } का साइज़ { $size } है। ज़्यादा से ज़्यादा { $largest } की फ़ाइल चुनें।
vault-file-saving = इसके लिए जगह बनाई जा रही है…
vault-file-sent-so-far = { $total } में से { $sent } भेजा गया
vault-file-storing = भेज दी गई; तिजोरी में रखी जा रही है…

# What a screen reader calls the bar that shows how much was sent.
vault-file-progress = भेजा गया
vault-file-missing = पहले फ़ाइल चुनें।
vault-file-cannot-be-sent = यह ब्राउज़र पेज को फ़ाइल नहीं भेजने देता।
vault-file-not-taken = तिजोरी इतनी बड़ी फ़ाइल नहीं लेती।
vault-file-stopped = अपलोड रोक दिया गया। फ़ाइल फिर से भेजने के लिए सेव करें।
vault-file-broken-off = अपलोड पूरा नहीं हुआ: कनेक्शन टूट गया या इस बीच फ़ाइल बदल गई। फिर से भेजने के लिए सेव करें।

## pages: The history of the vault

vault-history-title = तिजोरी का इतिहास
vault-history-reading = इतिहास पढ़ा जा रहा है…
vault-history-heading = क्या-क्या किया गया
vault-history-more = और दिखाएँ

# In the place of a record's title.
vault-history-record-deleted = एक रिकॉर्ड, जो बाद में डिलीट किया गया

# What was done.
vault-history-account-created = आपकी तिजोरी बनाई गई
vault-history-locked = तिजोरी लॉक की गई
vault-history-unlocked = तिजोरी पैटर्न से खोली गई
vault-history-confirmed = किसी एक काम के लिए पैटर्न ड्रॉ किया गया
vault-history-list-viewed = सूची देखी गई
vault-history-record-added = रिकॉर्ड जोड़ा गया
vault-history-record-viewed = रिकॉर्ड खोला गया
vault-history-record-changed = रिकॉर्ड बदला गया
vault-history-secrets-revealed = छिपी हुई जानकारी दिखाई गई
vault-history-deletion = रिकॉर्ड डिलीट किया गया
vault-history-file-uploaded = फ़ाइल अपलोड की गई
vault-history-file-downloaded = फ़ाइल डाउनलोड की गई
vault-history-exported = सब कुछ एक्सपोर्ट किया गया
vault-history-something-else = कुछ और किया गया

# Who did it, after an instant and a dot in the middle of the line. Where it was another browser, its
# name stands there.
vault-history-by-this-browser = यह ब्राउज़र
vault-history-by-earlier-session = पहले का कोई सेशन
vault-history-by-site = खुद यह साइट

## pages: Exporting everything in the vault

# The title of the page, and the button; what it says meanwhile, and then.
vault-export-title = एक्सपोर्ट करें
vault-export-start = एक्सपोर्ट करें
vault-export-busy = एक्सपोर्ट हो रहा है…
vault-export-again = फिर से एक्सपोर्ट करें
vault-export-what = आपकी तिजोरी के सभी रिकॉर्ड और फ़ाइलें, छिपी हुई जानकारी के साथ, एक ही फ़ाइल में। वह एन्क्रिप्टेड होती है: उसे खोलने वाला पासफ़्रेज़ उसी के लिए बनता है और यहाँ एक ही बार दिखता है।
vault-export-takes-pattern = इसके लिए हर बार नया पैटर्न चाहिए।
vault-export-cannot-be-saved = यह ब्राउज़र पेज को फ़ाइल सेव नहीं करने देता।
vault-export-broken-off = आर्काइव पूरा नहीं पहुँचा, और कुछ भी सेव नहीं हुआ। फिर से एक्सपोर्ट करें।
vault-archive-saved = आपके डाउनलोड में सेव हो गया
vault-archive-passphrase = फ़ाइल इसी पासफ़्रेज़ से खुलेगी। इसे अभी लिख लें: यह एक ही बार दिखता है और कहीं रखा नहीं जाता।
vault-archive-copied = कॉपी हो गया। इसे फ़ाइल से अलग रखें।
vault-archive-not-copied = यह ब्राउज़र पेज को कॉपी नहीं करने देता। इसे चुनकर खुद कॉपी करें।

# Before two commands for a terminal.
vault-archive-commands = इसे खोलने के लिए, जहाँ फ़ाइल है वहीं इनमें से एक कमांड चलाएँ:

## server: Mails with a pattern

# What a mail tells besides, one line for each: the name of it, and what it is.
mail-fact = { $name }: { $value }

# Names of such lines.
mail-when = कब
mail-browser = ब्राउज़र
mail-what = किसलिए
mail-where = कहाँ
mail-address = पता
mail-by = किसने
mail-by-administrator = इस साइट के एक प्रशासक ने

# Subjects are one line. $site is the name of the site.
mail-enrol-subject = { $site } पर अपना अकाउंट बनाना पूरा करें
mail-enrol-wish = “{ $username }” अकाउंट बनाना पूरा करने के लिए यह पैटर्न ड्रॉ करें।

mail-sign-in-subject = { $site } में साइन इन करने के लिए आपका पैटर्न
mail-sign-in-wish = “{ $username }” के नाम से साइन इन करने के लिए यह पैटर्न ड्रॉ करें।

# Each purpose has three messages: the subject, the first sentence of the mail, and what stands in
# the line “What”.
mail-confirm-subject = { $site } पर अपनी पहचान की पुष्टि के लिए आपका पैटर्न
mail-confirm-wish = { $username }, यह आप ही हैं, इसकी पुष्टि के लिए यह पैटर्न ड्रॉ करें।
mail-confirm-what = पुष्टि करना कि यह आप ही हैं

mail-recover-subject = { $site } पर अपना अकाउंट वापस पाने के लिए आपका पैटर्न
mail-recover-wish = { $username }, अपना अकाउंट वापस पाने के लिए यह पैटर्न ड्रॉ करें।
mail-recover-what = अपना अकाउंट वापस पाना

# $factors is one of the messages mail-factors-….
mail-change-factors-subject = { $site } पर { $factors } बदलने के लिए आपका पैटर्न
mail-change-factors-wish = { $username }, { $factors } बदलने के लिए यह पैटर्न ड्रॉ करें।
mail-change-factors-what = { $factors } बदलना

mail-change-email-subject = { $site } पर कोड पाने का ईमेल पता बदलने के लिए आपका पैटर्न
mail-change-email-wish = { $username }, कोड पाने का ईमेल पता बदलने के लिए यह पैटर्न ड्रॉ करें।
mail-change-email-what = कोड पाने का ईमेल पता बदलना

mail-recovery-codes-subject = { $site } पर नए रिकवरी कोड बनाने के लिए आपका पैटर्न
mail-recovery-codes-wish = { $username }, नए रिकवरी कोड बनाने के लिए यह पैटर्न ड्रॉ करें।
mail-recovery-codes-what = नए रिकवरी कोड बनाना

mail-erase-subject = { $site } पर अपना अकाउंट और उसमें मौजूद सब कुछ डिलीट करने के लिए आपका पैटर्न
mail-erase-wish = { $username }, अपना अकाउंट और उसमें मौजूद सब कुछ डिलीट करने के लिए यह पैटर्न ड्रॉ करें।
mail-erase-what = अपना अकाउंट और उसमें मौजूद सब कुछ डिलीट करना

# What $factors stands for: in the mails above, as what is to be changed, and in the notice
# notice-factors-changed, as what has changed. It must fit in all four.
mail-factors-password = पासवर्ड
mail-factors-picture = तस्वीर
mail-factors-gesture = जेस्चर
mail-factors-password-picture = पासवर्ड और तस्वीर
mail-factors-password-gesture = पासवर्ड और जेस्चर
mail-factors-picture-gesture = तस्वीर और जेस्चर
mail-factors-all = पासवर्ड, तस्वीर और जेस्चर

# $service is what a service calls itself, $purpose what it wants to open, in its own words:
# “Open your bank accounts”.
mail-unlock-subject = { $service } के लिए आपका पैटर्न
mail-unlock-wish = { $username }, इसकी अनुमति देने के लिए यह पैटर्न ड्रॉ करें: { $purpose }

# How long the pattern lives: 10 minutes, or less where the site says so.
mail-life = यह { NUMBER($minutes) } मिनट तक मान्य है और एक ही बार काम करेगा।

# About the grid in which the pattern is drawn in the mail.
mail-grid-turns = भरे हुए हर बिंदु का नंबर उसकी बारी बताता है।

# What a screen reader calls that grid.
mail-grid-label = ग्रिड, पंक्ति दर पंक्ति
mail-caution = अगर आपने इसे नहीं मँगाया है, तो इसे ड्रॉ न करें और किसी को न दें। हमारी ओर से कोई भी आपसे यह कभी नहीं माँगेगा।

## server: Notices, which tell by mail what has happened

# $site is the name of the site.
notice-new-browser-subject = { $site } में नए ब्राउज़र से साइन इन हुआ
notice-new-browser = किसी ने आपके अकाउंट में ऐसे ब्राउज़र से साइन इन किया है जिससे पहले कभी साइन इन नहीं हुआ था।

notice-factors-changed-subject = { $site } में आपका साइन इन करने का तरीका बदला गया

# $factors is one of the messages mail-factors-….
notice-factors-changed = आपके अकाउंट में यह बदला गया: { $factors }। बाकी सभी सेशन खत्म हो गए हैं।

notice-email-changed-subject = { $site } पर आपका ईमेल पता बदला गया

# $address is partly masked.
notice-email-changed = अब से कोड और सूचनाएँ { $address } पर जाएँगी। बाकी सभी सेशन खत्म हो गए हैं।

notice-recovery-codes-subject = { $site } के लिए आपके नए रिकवरी कोड बन गए हैं
notice-recovery-codes = दस नए रिकवरी कोड बनाए गए हैं। पहले वाले अब काम नहीं करेंगे।

notice-recovered-subject = { $site } पर आपका अकाउंट वापस पाया गया
notice-recovered = एक रिकवरी कोड इस्तेमाल हुआ, और पासवर्ड, तस्वीर और जेस्चर नए सिरे से सेट किए गए। सभी सेशन खत्म हो गए हैं।

notice-stopped-subject = { $site } में साइन इन रोक दिया गया है
notice-stopped = लगातार कई कोशिशें नाकाम रहीं, इसलिए आपके अकाउंट में साइन इन रोक दिया गया है। आगे बढ़ने के लिए अपना कोई एक रिकवरी कोड इस्तेमाल करें।

notice-locked-subject = { $site } पर आपका अकाउंट लॉक कर दिया गया है
notice-locked = इस साइट के एडमिन ने आपका अकाउंट लॉक कर दिया है। सभी सेशन खत्म हो गए हैं।

notice-unlocked-subject = { $site } पर आपका अकाउंट अनलॉक हो गया है
notice-unlocked = इस साइट के एडमिन ने आपका अकाउंट अनलॉक कर दिया है। अब आप फिर से साइन इन कर सकते हैं।

notice-admin-granted-subject = आप { $site } के प्रशासक हैं
notice-admin-granted = इस साइट के एडमिन ने आपके अकाउंट को प्रशासक का बनाया है: नए पैटर्न से आप दूसरे अकाउंट देख और लॉक कर सकते हैं।

notice-admin-revoked-subject = अब आप { $site } के प्रशासक नहीं हैं
notice-admin-revoked = इस साइट के एडमिन ने आपके अकाउंट से प्रशासक की भूमिका हटा दी है।

notice-erased-subject = { $site } पर आपका अकाउंट डिलीट हो गया है
notice-erased = आपका अकाउंट हट चुका है, और सेवाओं में उससे जुड़ा सब कुछ भी। अब आपको कुछ नहीं करना है।

notice-was-you = अगर यह आपने किया है, तो कुछ करने की ज़रूरत नहीं है।

# Before a link on a line of its own.
notice-was-not-you = यह आपने नहीं किया? सभी सेशन यहाँ खत्म करें:

# The text of a link; somebody who gets the notice says it.
notice-not-me = यह मैंने नहीं किया: सभी सेशन खत्म करें

## server: Pages where a service's answer does not reach somebody

# Each has a title and a sentence or two.
proxy-no-service-title = यहाँ कुछ नहीं है
proxy-no-service = यह पता इस साइट की किसी सेवा का नहीं है, या सेवा के ऐसे हिस्से का है जो लोगों के लिए नहीं है।

proxy-signed-out-title = कोई साइन इन नहीं है
proxy-signed-out = साइन इन करें और फिर से कोशिश करें।

proxy-locked-title = इसके लिए नया पैटर्न चाहिए
proxy-locked = आपको ईमेल से एक कोड भेजा गया है।

# $service is what a service calls itself.
proxy-closed-title = { $service }: यह लॉक है
proxy-closed = इसे आपने नहीं, किसी और चीज़ ने माँगा, इसलिए कोई कोड नहीं भेजा गया। इसे खोलने के लिए अपने ईमेल पर पैटर्न मँगाएँ।

proxy-foreign-title = यह अनुरोध इस साइट के किसी पेज से नहीं आया है
proxy-foreign = कुछ भी नहीं खोला गया।

# Service workers are programs that a page leaves behind in a browser.
proxy-worker-title = सर्विस वर्कर नहीं दिए जाते
proxy-worker = कोई भी सेवा आपके ब्राउज़र में अपनी स्क्रिप्ट नहीं छोड़ सकती।

proxy-too-large-title = यह बहुत बड़ा है
proxy-too-large = जितना भेजा गया, सेवा उतना नहीं लेती। कुछ भी नहीं रखा गया।

proxy-too-slow-title = इसे पहुँचने में बहुत समय लगा
proxy-too-slow = कनेक्शन बहुत देर तक रुका रहा। कुछ भी नहीं रखा गया; फिर से कोशिश करें।

proxy-not-ready-title = अभी सेट अप नहीं हुआ है
proxy-not-ready = सेवा अभी आपका अकाउंट बना रही है। थोड़ी देर में फिर से कोशिश करें।

proxy-wait-title = बहुत ज़्यादा कोड
proxy-wait = थोड़ा इंतज़ार करें और फिर से कोशिश करें। कुछ भी नहीं खोला गया।

proxy-stopped-title = साइन इन रोक दिया गया है
proxy-stopped = लगातार कई पैटर्न सही नहीं थे। आगे बढ़ने के लिए अपना अकाउंट वापस पाएँ।

proxy-down-title = सेवा जवाब नहीं दे रही है
proxy-down = जहाँ तक हमें पता है, कुछ नहीं बदला। थोड़ी देर में फिर से कोशिश करें।

proxy-late-title = सेवा बहुत समय ले रही है
proxy-late = हो सकता है कि काम हो गया हो, या न हुआ हो: फिर से कोशिश करने से पहले देख लें।

proxy-nonsense-title = सेवा का जवाब स्वीकार नहीं किया गया
proxy-nonsense = इस साइट की कोई सेवा ऐसा जवाब नहीं दे सकती। कुछ भी नहीं खोला गया; फिर से कोशिश करें, और ऐसा ही होता रहे तो इस साइट के एडमिन को बताएँ।

proxy-unavailable-title = अभी उपलब्ध नहीं है
proxy-unavailable = थोड़ी देर में फिर से कोशिश करें। कुछ नहीं बदला।

# The ways on from these pages; each is a link.
proxy-go-to-account = अपने अकाउंट पर जाएँ
proxy-send-pattern = मुझे पैटर्न भेजें

# What a pattern is asked for: $title is what the site calls something that it guards. It stands on
# a page and in a mail, as $purpose does in mail-unlock-wish.
proxy-open = { $title } खोलें

## server: What a pattern is asked for in the vault

# What the person is about to confirm: a heading on the page, and "What" in the mail. At most 120
# characters, and no invisible ones.
purpose-open = अपनी तिजोरी खोलना
purpose-open-record = अपनी तिजोरी का एक रिकॉर्ड खोलना
purpose-open-file = अपनी तिजोरी की एक फ़ाइल खोलना
purpose-history = देखना कि आपकी तिजोरी में क्या-क्या हुआ
purpose-add = अपनी तिजोरी में रिकॉर्ड जोड़ना
purpose-change = अपनी तिजोरी का एक रिकॉर्ड बदलना
purpose-delete = अपनी तिजोरी से एक रिकॉर्ड मिटाना
purpose-store = अपनी तिजोरी में फ़ाइल रखना
purpose-export = अपनी तिजोरी का सब कुछ एक एन्क्रिप्टेड आर्काइव में एक्सपोर्ट करना
purpose-reveal = अपनी तिजोरी के एक रिकॉर्ड के गुप्त फ़ील्ड दिखाना

# The title of the record follows in “quotation marks”.
purpose-reveal-this = गुप्त फ़ील्ड दिखाना, रिकॉर्ड:
