# مسرد المصطلحات (Glossary)
#   second lock          القفل الثاني
#   vault                الخزنة
#   pattern              النقش، ج. نقوش (as on Arabic phones)
#   dot                  النقطة
#   grid                 الشبكة
#   picture              الصورة
#   gesture              الإيماءة
#   gesture pad          لوحة الإيماءات
#   event (of a gesture) الحركة
#   factor               عامل التحقق، ج. عوامل التحقق
#   code (by mail)       الرمز
#   recovery code        رمز الاسترداد
#   recover              استرداد الحساب
#   session              الجلسة
#   device / browser     الجهاز / المتصفح
#   to unlock, to open   فتح / to lock: قفل
#   record (in the vault) العنصر، ج. العناصر (not السجل, which is a log)
#   what has happened, history  النشاط
#   ticket               التذكرة
#   service              الخدمة
#   sign up              إنشاء حساب
#   sign in, sign out    تسجيل الدخول، تسجيل الخروج
# Voice: verbal nouns on buttons, «يُرجى / يمكنك» in sentences, so that nobody's gender is presumed.

## entry: What stands on many pages

button-continue = متابعة
button-back = رجوع
button-cancel = إلغاء
button-try-again = إعادة المحاولة
button-undo = تراجع
button-clear = مسح
button-close = إغلاق
button-save = حفظ
field-username = اسم المستخدم
field-email = البريد الإلكتروني
field-password = كلمة المرور
language-label = اللغة

## entry: The frame of every page

frame-skip = الانتقال إلى المحتوى
frame-failed = تعذّر تشغيل هذه الصفحة في متصفحك، لذا لا تعمل أزرارها. يُرجى التحقق من الاتصال وإعادة تحميل الصفحة. إذا لم يُجدِ ذلك، فيُرجى السماح بتقنية WebAssembly لهذا الموقع، أو استخدام متصفح أحدث.
frame-offline = لا يوجد اتصال بالإنترنت. ما أدخلته باقٍ هنا، وستتابع الصفحة فور عودة الاتصال.
frame-inbox = البريد المحلي
frame-main-menu = القائمة الرئيسية
frame-vault = الخزنة
frame-account = الحساب
frame-sign-out = تسجيل الخروج
frame-still-signed-in = تعذّر تسجيل الخروج: لا تزال جلستك مفتوحة. يُرجى المحاولة مجددًا.
frame-sign-in = تسجيل الدخول
frame-sign-up = إنشاء حساب
theme-label = المظهر

# The three themes stand side by side: one short word each.
theme-auto = تلقائي
theme-light = فاتح
theme-dark = داكن
not-fetched-title = لم تصل هذه الصفحة
not-fetched-nothing-changed = انقطع الاتصال بهذا الموقع في الطريق. لم يتغير شيء.
not-found-title = لا شيء هنا
not-found-heading = لا يوجد شيء هنا
not-found-why = ربما كُتب العنوان خطأً، أو أُزيل ما كان هنا.
not-found-start = الذهاب إلى البداية
guard-go-on = متابعة

## entry: What went wrong

error-malformed = لا تتفاهم الصفحة والخادم. يُرجى إعادة تحميل الصفحة والمحاولة مجددًا.
error-refused = هذه البيانات لا تتوافق معًا. يُرجى التحقق من اسم المستخدم وكلمة المرور والصورة والإيماءة، ثم المحاولة مجددًا.
error-busy = كثيرون يسجّلون الدخول الآن. يُرجى المحاولة مجددًا بعد لحظات.
error-challenge-over = انتهى هذا الرمز: سبق استخدامه، أو انتهى وقته. يُرجى البدء من جديد للحصول على رمز آخر.
error-signed-out = تم تسجيل خروجك. للمتابعة، يُرجى تسجيل الدخول.
error-stale = يتطلب هذا نقشًا جديدًا: يُرجى رسمه للمتابعة.
error-not-found = لا يوجد شيء هنا.
error-conflict = عُدّل هذا العنصر في مكان آخر أثناء تعديلك له. يُرجى فتحه مجددًا لرؤية النسخة الأحدث؛ وما كتبته لا يزال هنا لنسخه.
error-invalid = لم تقبل الخزنة هذا. يُرجى التحقق مما أُدخل: يتسع كل حقل لسطر واحد حتى 200 حرف.
error-stopped = تكررت المحاولات غير الناجحة، فتوقف تسجيل الدخول بهذا الاسم. يمكنك استخدام أحد رموز الاسترداد، أو الطلب من القائمين على هذا الموقع السماح به مجددًا.
error-not-ready = لا يزال إعداد خزنتك جاريًا. لن يطول ذلك؛ يُرجى المحاولة مجددًا بعد قليل.
error-full = خزنتك ممتلئة. يُرجى حذف عنصر لم تعد له حاجة.
error-service-down = الخزنة لا تستجيب الآن. لم يُفقد شيء؛ يُرجى المحاولة مجددًا بعد لحظات.
error-unavailable = لا يستطيع الخادم القيام بهذا الآن. لم يُفقد شيء؛ يُرجى المحاولة مجددًا بعد لحظات.
error-offline = تعذّر الوصول إلى الخادم. يُرجى التحقق من الاتصال والمحاولة مجددًا؛ ما أدخلته لا يزال هنا.
error-too-often = تكررت المحاولات غير الصحيحة.
error-too-many-codes = طُلب أقصى عدد من الرموز يُسمح به في الساعة.
error-wrong-pattern = { $tries ->
    [0] كانت هذه آخر محاولة لهذا الرمز. يُرجى البدء من جديد للحصول على رمز آخر.
    [one] ليس هذا هو النقش الذي في الرسالة. بقيت محاولة واحدة.
    [two] ليس هذا هو النقش الذي في الرسالة. بقيت محاولتان.
    [few] ليس هذا هو النقش الذي في الرسالة. بقيت { $tries } محاولات.
    [many] ليس هذا هو النقش الذي في الرسالة. بقيت { $tries } محاولة.
   *[other] ليس هذا هو النقش الذي في الرسالة. بقيت { $tries } محاولة.
}

# $span is "8 seconds", "15 minutes" and the like, from span-…
error-sent-already = أُرسل قبل لحظات. يمكنك طلب إرساله مجددًا بعد { $span }.
error-again-in = يمكنك المحاولة مجددًا بعد { $span }.

# $countdown runs: 0:59, 0:58, …
error-again-countdown = يمكنك المحاولة مجددًا بعد { $countdown }.
error-again-now = يمكنك المحاولة مجددًا الآن.

# A link after error-stopped.
error-use-recovery-code = استخدام رمز استرداد

# A span of time as it stands in "in { $span }" and "every { $span }".
span-seconds = { $seconds ->
    [zero] أقل من ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
}
span-minutes = { $minutes ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
span-hours = { $hours ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $hours } ساعات
    [many] { $hours } ساعة
   *[other] { $hours } ساعة
}

## pages: Headings of pages that say what went wrong

error-title-malformed = الطلب غير مفهوم
error-title-field = حقل يحتاج إلى تصحيح
error-title-refused = عوامل التحقق لا تتوافق
error-title-throttled = محاولات كثيرة غير ناجحة
error-title-too-many-codes = رموز كثيرة
error-title-busy = كثيرون يسجّلون الدخول الآن
error-title-wrong-pattern = النقش غير صحيح
error-title-challenge-over = لم يعد الرمز صالحًا
error-title-sent-already = أُرسل الرمز قبل لحظات
error-title-signed-out = لم يتم تسجيل الدخول
error-title-stale = يتطلب هذا نقشًا جديدًا
error-title-not-found = لا وجود لهذا
error-title-conflict = تغيّر في هذه الأثناء
error-title-invalid = رُفض المحتوى
error-title-stopped = توقف تسجيل الدخول
error-title-not-ready = لم يكتمل الإعداد بعد
error-title-full = لم تعد هناك مساحة
error-title-service-down = الخدمة لا تستجيب
error-title-unavailable = غير متاح حاليًا
error-title-offline = لم تصل الاستجابة

## entry: What is wrong with a field

field-problem-username-taken = اسم المستخدم هذا محجوز. يُرجى اختيار اسم آخر.
field-problem-username-short = لا يقل اسم المستخدم عن 3 أحرف.
field-problem-username-long = لا يزيد اسم المستخدم على 32 حرفًا.
field-problem-username-malformed = المسموح به: الأحرف من a إلى z، والأرقام، والنقاط، والشرطات، والشرطات السفلية.
field-problem-email-taken = هذا هو عنوانك الحالي. يُرجى إدخال عنوان آخر.
field-problem-email-malformed = يُرجى إدخال عنوان بريد إلكتروني واحد، مثل ada@example.org.
field-problem-password-short = يُرجى استخدام كلمة مرور أطول: بضع كلمات يسهل تذكرها.
field-problem-password-long = لا تزيد كلمة المرور على 128 حرفًا.
field-problem-password-guessable = يسهل تخمينها: الأفضل أن تخلو من اسمك وعنوانك واسم الموقع.
field-problem-password-common = كلمة المرور هذه من أوائل ما يُجرَّب. يُرجى اختيار أخرى: أربع كلمات أو خمس لا صلة بينها خيار جيد.
field-problem-password-other = يُرجى اختيار كلمة مرور أخرى.
field-problem-picture-taken = هذه الصورة بعينها مستخدمة بالفعل. يُرجى اختيار صورة أخرى.
field-problem-picture-other = يُرجى اختيار صورة أخرى.

## entry: Forms


# Where somebody is on a way of several steps.
form-step = الخطوة { NUMBER($here) } من { NUMBER($total) }

# Shows what was typed as a password.
form-show = إظهار
form-hide = إخفاء
form-still-waiting = يستغرق هذا وقتًا أطول من المعتاد. لن يضيع شيء مما أدخلته.

## entry: Signing in

sign-in-title = تسجيل الدخول

# The four steps stand side by side: one word each.
sign-in-step-name = الاسم
sign-in-step-picture = الصورة
sign-in-step-gesture = الإيماءة
sign-in-step-pattern = النقش
sign-in-enter-username = يُرجى إدخال اسم المستخدم.
sign-in-enter-password = يُرجى إدخال كلمة المرور.
sign-in-choose-picture = يُرجى اختيار صورتك.
sign-in-enter-gesture = يُرجى إدخال إيماءتك.
sign-in-checking = جارٍ التحقق…

# A link follows.
sign-in-lost = فقدت شيئًا؟

# A link follows.
sign-in-no-account = ليس لديك حساب بعد؟
sign-in-recover = استخدام رمز استرداد
sign-in-create = إنشاء حساب
sign-in-no-script = يتطلب تسجيل الدخول JavaScript وWebAssembly: تُحوَّل صورتك وإيماءتك على جهازك إلى بصمة رقمية، فلا تغادرانه أبدًا. يُرجى السماح بهما لهذا الموقع وإعادة تحميل الصفحة.
sign-in-step-lost = لم تصل الخطوة التالية. يُرجى التحقق من الاتصال والمحاولة مجددًا؛ ما أدخلته باقٍ.

## factors: The code that came by mail

code-draw = رسم النقاط الست بالترتيب الوارد في الرسالة
code-tries-left = المحاولات المتبقية
code-time-left = الوقت المتبقي
code-open-inbox = فتح البريد المحلي
code-send-again = إعادة الإرسال
code-mail-delayed = تأخرت الرسالة إلى { $address }: لا يقبلها خادم البريد بعد. تُعاد محاولة إرسالها تلقائيًا حتى تنتهي صلاحية الرمز.
code-mail-queued = رسالة فيها ستة أرقام في طريقها إلى { $address }.
code-mail-sent = أُرسلت رسالة فيها ستة أرقام إلى { $address }.

# After "Send again": $countdown runs: 0:59, 0:58, …
code-again-in = بعد { $countdown }
code-start-over = البدء من جديد

## factors: The steps for the factors

step-gesture-not-the-same = ليست هذه الإيماءة نفسها. يمكنك المحاولة مجددًا، أو الرجوع لاختيار غيرها.
step-gesture-too-short-for-yours = هذه الإيماءة أقصر من إيماءتك. يُرجى إدخالها مجددًا.
step-gesture-too-short = { $missing ->
    [one] لا تقل الإيماءة عن ثماني حركات: تنقصها حركة واحدة.
    [two] لا تقل الإيماءة عن ثماني حركات: تنقصها حركتان.
    [few] لا تقل الإيماءة عن ثماني حركات: تنقصها { $missing } حركات.
    [many] لا تقل الإيماءة عن ثماني حركات: تنقصها { $missing } حركة.
   *[other] لا تقل الإيماءة عن ثماني حركات: تنقصها { $missing } حركة.
}
step-gesture-too-uniform = { $missing ->
    [one] تجمع الإيماءة ثلاثة أنواع من الحركات على الأقل: ينقصها نوع واحد.
    [two] تجمع الإيماءة ثلاثة أنواع من الحركات على الأقل: ينقصها نوعان.
    [few] تجمع الإيماءة ثلاثة أنواع من الحركات على الأقل: تنقصها { $missing } أنواع.
    [many] تجمع الإيماءة ثلاثة أنواع من الحركات على الأقل: ينقصها { $missing } نوعًا.
   *[other] تجمع الإيماءة ثلاثة أنواع من الحركات على الأقل: ينقصها { $missing } نوع.
}
step-gesture-too-long = هذه الإيماءة أطول من اللازم. يُرجى التراجع عن بعض الحركات.
step-gesture-repeat = يُرجى تكرار النقرات والتمريرات نفسها.
step-gesture-again-heading = الإيماءة نفسها مرة أخرى
step-gesture-heading = ابتكار إيماءة
step-gesture-again-how = يُرجى تكرار ما فعلته تمامًا.
step-gesture-how = تتكوّن الإيماءة من نقرات مفردة ومزدوجة وتمريرات في اللوحة: ثماني حركات على الأقل من ثلاثة أنواع. لا يهم الإيقاع، بل الترتيب.
step-password-hint = { $shortest ->
    [one] حرف واحد على الأقل. بضع كلمات لا صلة بينها يسهل تذكرها.
    [two] حرفان على الأقل. بضع كلمات لا صلة بينها يسهل تذكرها.
    [few] { $shortest } أحرف على الأقل. بضع كلمات لا صلة بينها يسهل تذكرها.
    [many] { $shortest } حرفًا على الأقل. بضع كلمات لا صلة بينها يسهل تذكرها.
   *[other] { $shortest } حرف على الأقل. بضع كلمات لا صلة بينها يسهل تذكرها.
}
step-picture-not-the-same = هذا ملف آخر، حتى إن بدا مماثلًا. يُرجى اختيار الملف نفسه، أو الرجوع لاختيار صورة أخرى.
step-picture-known = يُرجى اختيار الصورة التي أُنشئ بها حسابك: الملف نفسه تمامًا.
step-picture-again-heading = الصورة نفسها مرة أخرى
step-picture-heading = اختيار صورة تخصك
step-picture-again-how = يُرجى اختيار الملف نفسه مجددًا من مكان حفظه. وهذا يثبت أن العثور عليه سيكون ممكنًا في المرة القادمة.
step-picture-how = يلزمك هذا الملف نفسه عند كل تسجيل دخول. الأفضل صورة ستحتفظ بها، ولا يملكها سواك.

## pages: The start page

home-goodbye = حُذف حسابك، ويُحذف معه كل ما كان يخصه في الخدمات. وداعًا، وشكرًا لك.
home-heading = تسجيل الدخول بأشياء لا يجمعها سواك.
home-lead = كلمة مرور. صورة من جهازك. بضع نقرات وتمريرات. ونقش يصلك بالبريد لرسمه.

# Two sentences, the first in bold.
home-stays = صورتك لا تغادر جهازك أبدًا.
home-stays-how = لا تغادره سوى بصمة رقمية منها، مرتبطة بهذا الموقع وباسمك.

# Two sentences, the first in bold.
home-together = يُتحقق منها معًا.
home-together-how = لا أحد يعرف أي جزء لم يكن صحيحًا.

# Two sentences, the first in bold.
home-lock = قفل ثانٍ.
home-lock-how = تسجيل الدخول لا يفتح خزنتك؛ يفتحها نقش جديد، لخمس دقائق.
home-mail-says = تقول الرسالة { $code }
home-try = تجربة النقش
home-draw = رسم المثال
home-matched = هذا هو. هكذا ينتهي تسجيل الدخول.
home-other = نقش جميل، لكنه ليس الذي في الرسالة. يمكنك المحاولة مجددًا.
home-how = يُرسم بالإصبع أو بالفأرة، أو بمفاتيح الأسهم ومفتاح Enter.
home-open-vault = فتح خزنتك
home-create = إنشاء حساب
home-sign-in = تسجيل الدخول

## pages: The local inbox

inbox-title = البريد المحلي
inbox-loading = جارٍ تحميل البريد…
inbox-why = لم يُضبط أي خادم بريد، لذا تصل كل الرسائل إلى هنا. تختفي الرسائل التي فيها رمز عند استخدامه أو انتهاء صلاحيته.
inbox-empty = لا رسائل بعد. ستظهر هنا تلقائيًا.
inbox-to = إلى { $address }

## pages: "This wasn’t me": where the link in a notice leads

not-me-title = لم أفعل هذا
not-me-asked = لم يكن هذا منك؟
not-me-end-all = إذًا يمكنك إنهاء كل جلسات حسابك: يتوقف فورًا دخول كل من يستخدمه، على أي جهاز. ويشملك ذلك أيضًا.
not-me-unknown = يعود كل متصفح غير معروف، فتصلك رسالة عن كل متصفح يُسجَّل به الدخول من الآن. وتبقى كلمة المرور والصورة والإيماءة كما هي.
not-me-ending = جارٍ الإنهاء…
not-me-end = إنهاء كل الجلسات
not-me-no-script = يتطلب هذا JavaScript وWebAssembly. يُرجى السماح بهما لهذا الموقع وإعادة تحميل الصفحة.
not-me-ended = انتهت كل الجلسات
not-me-nobody = لم تعد في حسابك أي جلسة مفتوحة.
not-me-over = لم يعد هذا الرابط صالحًا
not-me-over-why = سبق استخدامه، أو انتهى وقته، أو ينقص جزء منه. إذا نقرت عليه للتو في رسالة، فيُرجى نسخ الرابط كاملًا من هناك.
not-me-next = الخطوات التالية
not-me-mailbox = يُرجى تغيير كلمة مرور بريدك الإلكتروني: من يقرؤه يرى نقوشك.

# $recover and $change are the two links that follow.
not-me-new-factors = إذا كان من الممكن أن يعرف أحد كلمة المرور أو الصورة أو الإيماءة، فيُرجى اختيار غيرها: { $recover }، أو تسجيل الدخول ثم { $change }.
not-me-recover = الاسترداد برمز محفوظ
not-me-change = تغيير عوامل التحقق

# $page is the link that follows.
not-me-look = يمكنك الاطلاع على ما حدث وعلى الجلسات المفتوحة في { $page }.
not-me-security-page = صفحة الأمان

## pages: What has happened to an account

event-account-created = أُنشئ حسابك
event-account-erased = حُذف حسابك
event-account-locked = قفل القائمون على هذا الموقع حسابك
event-account-unlocked = فتح القائمون على هذا الموقع قفل حسابك
event-account-stopped = توقف تسجيل الدخول بعد تكرار المحاولات غير الناجحة
event-account-disowned = أبلغت بأن أمرًا لم يكن منك: انتهت كل الجلسات
event-sign-in-refused = لم ينجح تسجيل دخول: عوامل التحقق لم تتوافق
event-sign-in-done = سجّلت الدخول
event-sign-in-new-browser = سجّلت الدخول بمتصفح جديد
event-session-signed-out = سجّلت الخروج
event-session-ended = انتهت جلسة
event-code-mailed = أُرسل رمز بالبريد
event-code-wrong = نقش غير صحيح
event-pattern-confirmed = رسمت نقشًا جديدًا
event-service-unlocked = فتحت شيئًا بنقش جديد
event-factors-refused = لم ينجح تغيير: عوامل التحقق الحالية لم تتوافق
event-factors-changed = غيّرت طريقة تسجيل الدخول
event-email-changed = تغيّر عنوانك
event-recovery-codes-made = أُنشئت رموز استرداد جديدة
event-recovery-refused = لم يُقبل رمز استرداد
event-recovery-done = استُرد الحساب برمز استرداد
event-device-forgotten = نُسي متصفح بطلب منك
event-admin-granted = أصبح حسابك حساب مشرف
event-admin-revoked = لم يعد حسابك حساب مشرف
event-admin-account-viewed = اطّلع أحد المشرفين على حسابك
event-admin-events-viewed = اطّلعت على أحداث الموقع
event-by-administrator = أحد مشرفي هذا الموقع
event-admin-locked = قفل أحد المشرفين حسابك
event-admin-unlocked = فتح أحد المشرفين قفل حسابك
event-admin-session-ended = أنهى أحد المشرفين جلسة
event-keys-rotated = استُبدل أحد مفاتيح التوقيع في الموقع
event-services-reconciled = تمت مطابقة خدمات الموقع معه
event-pepper-rotated = استُبدل السر الخاص بالموقع
event-site-restored = استُعيد الموقع من نسخة احتياطية
event-code-for-enrol = الغرض: إنشاء الحساب
event-code-for-sign-in = الغرض: تسجيل الدخول
event-code-for-unlock = الغرض: فتح شيء خلف القفل الثاني
event-code-for-recover = الغرض: استرداد الحساب
event-code-for-confirm = الغرض: تأكيد هويتك
event-code-for-change-factors = الغرض: تغيير طريقة تسجيل الدخول
event-code-for-change-email = الغرض: تغيير العنوان، أُرسل إلى العنوان القديم
event-code-for-new-email = الغرض: تغيير العنوان، أُرسل إلى العنوان الجديد
event-code-for-recovery-codes = الغرض: إنشاء رموز استرداد جديدة
event-code-for-erase = الغرض: حذف الحساب
event-new-address = العنوان الجديد: { $address }

event-changed-password = ما تغيّر: كلمة المرور
event-changed-picture = ما تغيّر: الصورة
event-changed-gesture = ما تغيّر: الإيماءة
event-changed-password-picture = ما تغيّر: كلمة المرور والصورة
event-changed-password-gesture = ما تغيّر: كلمة المرور والإيماءة
event-changed-picture-gesture = ما تغيّر: الصورة والإيماءة
event-changed-all = ما تغيّر: كلمة المرور والصورة والإيماءة

## factors: The pattern grid

# What a screen reader calls the grid, unless a page says more.
pattern-label = النقش
pattern-numbers = إظهار الأرقام
pattern-hide-path = إخفاء المسار
pattern-typed = أو كتابة الأرقام
pattern-hint = يُرسم النقش عبر ست نقاط، أو تُختار واحدة تلو الأخرى.

# How many of the six dots are set. There is room for a few characters.
pattern-count = { NUMBER($dots) } من 6

# What a screen reader calls a dot that is not part of the pattern.
pattern-dot = النقطة { NUMBER($dot) }، الصف { NUMBER($row) }، العمود { NUMBER($column) }

# What a screen reader calls a dot of the pattern; $order is its place in it, from 1 to 6.
pattern-dot-set = النقطة { NUMBER($dot) }، الصف { NUMBER($row) }، العمود { NUMBER($column) }، { $order ->
    [1] الأولى
    [2] الثانية
    [3] الثالثة
    [4] الرابعة
    [5] الخامسة
   *[6] السادسة
} من ست

# A screen reader says it when a dot is set; $order is its place in the pattern, from 1 to 6.
pattern-chosen = النقطة { NUMBER($dot) }، { $order ->
    [1] الأولى
    [2] الثانية
    [3] الثالثة
    [4] الرابعة
    [5] الخامسة
   *[6] السادسة
} من ست.
pattern-go-on = يمكنك المتابعة من النقطة { NUMBER($dot) }، أو البدء من جديد من أي مكان.
pattern-taken-back = تم التراجع عن النقطة { NUMBER($dot) }.
pattern-cleared = تم المسح.
pattern-complete = اكتملت النقاط الست.

# After a pattern that was drawn to try it out.
pattern-tried-out = تم الرسم. هذا كل ما في الأمر.
pattern-wrong = يُرجى رسمه مجددًا.

# $example is six numbers with dashes between them.
pattern-not-numbers = يُرجى كتابة أرقام النقاط، مثل { $example }.
pattern-too-few = { $found ->
    [zero] النقش من ست نقاط، ولا توجد هنا أي نقطة.
    [one] النقش من ست نقاط، وهنا نقطة واحدة.
    [two] النقش من ست نقاط، وهنا نقطتان.
    [few] النقش من ست نقاط، وهنا { $found } نقاط.
    [many] النقش من ست نقاط، وهنا { $found } نقطة.
   *[other] النقش من ست نقاط، وهنا { $found } نقطة.
}
pattern-too-many = النقش من ست نقاط، وهنا أكثر من ذلك.
pattern-no-such-dot = لا توجد نقطة برقم { NUMBER($dot) }.
pattern-dot-used = النقطة { NUMBER($dot) } موجودة في النقش بالفعل.
pattern-out-of-reach = لا يمكن الوصول من النقطة { NUMBER($from) } إلى النقطة { NUMBER($to) } بخط واحد.
pattern-has-all-dots = النقش مكتمل.

## factors: The gesture pad

# What a screen reader calls the pad, unless a page says more.
gesture-label = لوحة الإيماءات
gesture-invitation = النقر والتمرير هنا

# The same where there are fingers and no mouse.
gesture-invitation-touch = النقر والضغط والسحب هنا

# What can be done in the pad: with which buttons of a mouse, how often, and the same by fingers.
gesture-ways = الزر الأيسر والأوسط والأيمن؛ نقرة مفردة أو مزدوجة؛ العجلة لأعلى ولأسفل. على شاشة اللمس: نقرة، نقرة بإصبعين، ضغطة مطوّلة، سحب.

# The same where there are fingers and no mouse: which touch is which click or scroll.
gesture-ways-touch = نقرة: الأيسر. إصبعان: الأوسط. ضغطة مطوّلة: الأيمن. مرتان سريعتان: نقرة مزدوجة. سحب: لأعلى أو لأسفل.

# Above eight buttons that stand for the clicks and scrolls.
gesture-keys = الحركات نفسها بالأزرار

# What a screen reader calls the row of what was entered.
gesture-beads = إيماءتك حتى الآن

# A switch: what was entered is shown, and not only how much.
gesture-reveal = إظهار

# A screen reader says it in the place of what was entered.
gesture-hidden = مخفية
gesture-left-click = نقرة بالزر الأيسر
gesture-middle-click = نقرة بالزر الأوسط
gesture-right-click = نقرة بالزر الأيمن
gesture-left-double-click = نقرة مزدوجة بالزر الأيسر
gesture-middle-double-click = نقرة مزدوجة بالزر الأوسط
gesture-right-double-click = نقرة مزدوجة بالزر الأيمن
gesture-scroll-up = تمرير لأعلى
gesture-scroll-down = تمرير لأسفل

# The same, short, for small buttons: one character for a click, two for a double one.
gesture-left-letter = س
gesture-middle-letter = و
gesture-right-letter = ي
gesture-left-double-letters = سس
gesture-middle-double-letters = وو
gesture-right-double-letters = يي

# Follows the number of events in bold: “3 events, fair”. An event is a click or a scroll. $strength
# is one of the messages from gesture-nothing-yet on.
gesture-so-far = { $count ->
    [zero] حركة، { $strength }
    [one] حركة، { $strength }
    [two] من الحركات، { $strength }
    [few] حركات، { $strength }
    [many] حركة، { $strength }
   *[other] حركة، { $strength }
}

# What follows the number of events where nobody judges them: “3 events”.
gesture-count = { $count ->
    [zero] حركة
    [one] حركة
    [two] من الحركات
    [few] حركات
    [many] حركة
   *[other] حركة
}

# The same with as many events as there can be: “64 events, strong. That is …”.
gesture-so-far-full = حركة، { $strength }. هذا أقصى طول للإيماءة.

# How good the gesture is, from here on: they follow “3 events, ”.
gesture-nothing-yet = لا شيء بعد

# $missing is from 1 to 7.
gesture-short = { $missing ->
    [one] قصيرة: تنقصها حركة واحدة
    [two] قصيرة: تنقصها حركتان
    [3] قصيرة: تنقصها ثلاث حركات
    [4] قصيرة: تنقصها أربع حركات
    [5] قصيرة: تنقصها خمس حركات
    [6] قصيرة: تنقصها ست حركات
    [7] قصيرة: تنقصها سبع حركات
   *[other] قصيرة: تنقصها بضع حركات
}

# $missing is 1 or 2: so many other kinds of events are needed.
gesture-too-much-the-same = { $missing ->
    [one] متشابهة: ينقصها نوع آخر من الحركات
    [two] متشابهة: ينقصها نوعان آخران من الحركات
   *[other] متشابهة: تنقصها أنواع أخرى من الحركات
}
gesture-too-regular = رتيبة: ينقصها تغيير في الترتيب
gesture-fair = مقبولة
gesture-good = جيدة
gesture-strong = قوية

## factors: Choosing a picture

picture-label = اختيار صورة

# Follows the button “Choose a picture”.
picture-other-ways = أو إفلاتها هنا، أو لصق ملف منسوخ
picture-promise = تبقى الصورة على هذا الجهاز. يُرجى الاحتفاظ بالملف نفسه: لن تعمل نسخة غُيّر حجمها أو أُعيد حفظها.

# What a screen reader says for the small picture.
picture-thumbnail = الصورة التي اخترتها

# The name of a file and its size: “cat.jpg · 3.4 MB”.
picture-name-and-size = { $name } · { $size }
picture-stop = إيقاف القراءة
picture-read-again = قراءتها مجددًا
picture-remove = إزالة

# What a screen reader calls the bar that shows how far reading has come.
picture-progress = قراءة الصورة

# How far a chosen picture has come.
picture-none = لم تُختر صورة بعد.
picture-waiting = تم الاختيار. ستُقرأ الصورة بعد إدخال اسم المستخدم.
picture-reading = تجري القراءة…

# $done and $total are sizes, like “12.0 MB”.
picture-reading-so-far = تجري القراءة: { $done } من { $total }.
picture-reading-left = { $seconds ->
    [zero] تجري القراءة: { $done } من { $total }، بقي أقل من ثانية.
    [one] تجري القراءة: { $done } من { $total }، بقيت ثانية واحدة تقريبًا.
    [two] تجري القراءة: { $done } من { $total }، بقيت ثانيتان تقريبًا.
    [few] تجري القراءة: { $done } من { $total }، بقيت { $seconds } ثوانٍ تقريبًا.
    [many] تجري القراءة: { $done } من { $total }، بقيت { $seconds } ثانية تقريبًا.
   *[other] تجري القراءة: { $done } من { $total }، بقيت { $seconds } ثانية تقريبًا.
}

# $size is like “3.4 MB”.
picture-ready = جاهزة: قُرئ { $size } على هذا الجهاز.
picture-missing = يُرجى اختيار صورة.
picture-empty = هذا الملف فارغ. يُرجى اختيار صورة أخرى.

# $size is like “812 bytes”.
picture-too-small = حجم هذا الملف { $size } فقط. يُرجى اختيار صورة لا تقل عن 1 كيلوبايت.
picture-too-large = يزيد حجم هذا الملف على 256 ميغابايت. يُرجى اختيار صورة أصغر.
picture-unreadable = لم تعد قراءة الملف ممكنة. يُرجى اختياره مجددًا.
picture-stopped = توقفت القراءة قبل نهايتها.

# Sizes of files, also of those in the vault; $number has one decimal.
picture-size-bytes = { NUMBER($number) } بايت
picture-size-kilobytes = { $number } كيلوبايت
picture-size-megabytes = { $number } ميغابايت
picture-size-gigabytes = { $number } غيغابايت

## factors: A picture that the page makes

picture-make = إنشاء صورة لي
picture-make-another = إنشاء صورة أخرى

# Follows the button “Make me a picture”.
picture-make-hint = لا صورة في متناولك؟ هذه فسيفساء لا يملكها سواك، تُحفظ في تنزيلاتك.

# While the mosaic is being made.
picture-making = يجري رصّ الأحجار…

# What a screen reader calls the bar that shows how far it has come.
picture-make-progress = إنشاء الصورة

# $file is the name of the file.
picture-made = حُفظت باسم { $file } في تنزيلاتك. يُرجى الاحتفاظ بها: هذا الملف بعينه هو صورتك.
picture-make-failed = تعذّر إنشاء صورة في هذا المتصفح. يُرجى اختيار صورة بدلًا من ذلك.
picture-save-again = حفظها مجددًا

## pages: How easy a new password is to guess

strength-short = { $missing ->
    [zero] قصيرة جدًا: يلزم مزيد من الأحرف.
    [one] قصيرة جدًا: يلزم حرف واحد إضافي.
    [two] قصيرة جدًا: يلزم حرفان إضافيان.
    [few] قصيرة جدًا: تلزم { $missing } أحرف إضافية.
    [many] قصيرة جدًا: يلزم { $missing } حرفًا إضافيًا.
   *[other] قصيرة جدًا: يلزم { $missing } حرف إضافي.
}

# $reason is one of the messages strength-reason-….
strength-easy = سهلة التخمين: { $reason }
strength-better = مقبولة، ويمكن أن تكون أفضل: { $reason }
strength-fair = مقبولة: كلمة أخرى لا صلة لها بالبقية تجعلها جيدة.
strength-good = جيدة: يصعب تخمينها.

# These follow a colon and close the sentence.
strength-reason-plain = تنقصها كلمة أو كلمتان لا صلة لهما بالبقية.
strength-reason-keys = هذه المفاتيح متجاورة. الأفضل كلمات لا صلة بينها.
strength-reason-repeated = فيها تكرار. الأفضل شيء جديد مكانه.
strength-reason-sequence = فيها تسلسل مثل abc أو 4321. الأفضل كلمات لا صلة بينها.
strength-reason-date = فيها تاريخ أو سنة. الأفضل كلمة لا صلة لها مكانه.
strength-reason-common = كلمة مرور شائعة أو قريبة من الشائع. الأفضل كلمات لا صلة بينها.
strength-reason-word = كلمة واحدة فقط. الأفضل إضافة ثلاث كلمات لا صلة بينها.
strength-reason-name = مؤلفة من أسماء. الأفضل إضافة كلمات ليست أسماء.
strength-reason-personal = فيها اسمك أو عنوانك أو اسم هذا الموقع. الأفضل أن تخلو منها.

## pages: Recovery codes, shown once

recovery-codes-heading = حفظ رموز الاسترداد
recovery-codes-why = إذا فقدت يومًا كلمة المرور أو الصورة أو الإيماءة، فبأحد هذه الرموز وبنقش يصلك بالبريد يمكنك اختيار بديل. ومن دونها لا يستطيع أحد أن يعيد إليك الدخول.
recovery-codes-keep = يُرجى حفظها حيث يمكن قراءتها من دون هذا الحساب: على ورقة، أو في مدير كلمات المرور. يعمل كل رمز مرة واحدة، ولن تظهر الرموز مجددًا.

# Beside a box to tick.
recovery-codes-saved = حفظتُ الرموز
recovery-codes-tick-first = يُرجى حفظ الرموز أولًا، ثم تحديد المربع: لن تظهر مجددًا.

# What a browser may say before the page is left.
recovery-codes-leave = لن تظهر الرموز مجددًا.

# Three buttons, and what came of them.
recovery-codes-copy = نسخ
recovery-codes-download = تنزيل
recovery-codes-print = طباعة
recovery-codes-copied = تم النسخ. يمكنك لصقها حيث تُحفظ.
recovery-codes-not-copied = لا يسمح هذا المتصفح للصفحة بالنسخ. يمكنك تنزيل الرموز، أو تحديدها ونسخها يدويًا.

# $file is the name of the file.
recovery-codes-downloaded = حُفظت في تنزيلاتك باسم { $file }.
recovery-codes-not-downloaded = لا يسمح هذا المتصفح للصفحة بحفظ ملف. يمكنك نسخ الرموز أو طباعتها.
recovery-codes-not-printed = لا يسمح هذا المتصفح للصفحة بالطباعة. يمكنك نسخ الرموز أو تنزيلها.

# The first and the last line of what is printed or saved, with the codes between them. $site is the
# name of the site, $address where a code is entered.
recovery-codes-title = رموز استرداد حساب { $username } في { $site }
recovery-codes-use = يعمل كل رمز مرة واحدة. عند فقدان كلمة المرور أو الصورة أو الإيماءة، يمكن إدخال أحدها في { $address }

## pages: Creating an account

sign-up-title = إنشاء حساب
sign-up-heading = إنشاء حسابك

# The steps of the way. There is room for one short word each.
sign-up-step-you = أنت
sign-up-step-picture = الصورة
sign-up-step-gesture = الإيماءة
sign-up-step-pattern = النقش
sign-up-step-codes = الرموز
sign-up-create = إنشاء الحساب

# What the button says while the account is being made.
sign-up-creating = جارٍ الإنشاء…

# Before a link that says “Sign in”.
sign-up-already-here = لديك حساب بالفعل؟
sign-up-sign-in = تسجيل الدخول
sign-up-username-hint = أحرف وأرقام ونقاط وشرطات وشرطات سفلية. لا يمكن تغييره لاحقًا.
sign-up-email-hint = تُرسل نقوشك إلى هذا العنوان.
sign-up-username-first = يُرجى إدخال اسم المستخدم أولًا.
sign-up-reloaded = أُعيد تحميل هذه الصفحة. اسمك وعنوانك ما زالا هنا. لا تُحفظ كلمة المرور والصورة والإيماءة أبدًا، لذا سيُطلب ما ينقص مرة أخرى قبل النهاية.
sign-up-first-pattern = رسم نقشك الأول

## pages: Recovery with a saved code

recover-title = الاسترداد
recover-heading = استرداد حسابك

# The steps of the way. There is room for one short word each.
recover-step-code = الرمز
recover-step-pattern = النقش
recover-step-picture = الصورة
recover-step-gesture = الإيماءة
recover-how = بأحد رموز الاسترداد التي حفظتها، وبنقش يصلك بالبريد، يمكنك اختيار كلمة مرور وصورة وإيماءة جديدة.
recover-code = رمز الاسترداد
recover-code-hint = 24 حرفًا ورقمًا. لا أثر للمسافات والشرطات، ولا فرق بين الأحرف الكبيرة والصغيرة.
recover-username-missing = يُرجى إدخال اسم المستخدم.
recover-code-missing = يُرجى إدخال أحد رموز الاسترداد.
recover-refused = هذا الاسم وهذا الرمز لا يتوافقان، أو سبق استخدام الرمز. يُرجى التحقق منهما، أو استخدام الرمز التالي.
recover-draw-pattern = رسم النقش الذي وصل بالبريد
recover-new-password-heading = اختيار كلمة مرور جديدة
recover-new-password-why = الرمز والنقش صحيحان. يُرجى اختيار العوامل الثلاثة من جديد دفعة واحدة: فبعد مدة سيُطلب الرمز مرة أخرى. ولن يتغير شيء حتى النهاية.

# The label of the field.
recover-new-password = كلمة المرور الجديدة
recover-save = حفظ العوامل الجديدة

# What the button says while the factors are being saved.
recover-saving = جارٍ الحفظ…

# Before a link that says “Sign in”.
recover-nothing-lost = كل شيء معك؟
recover-sign-in = تسجيل الدخول

# The title of the page on which recovery has succeeded.
recover-done-title = تم الاسترداد
recover-done-heading = عاد حسابك إليك

# Three sentences that follow each other: this one, how many codes are left, and what has ended.
recover-done = يمكنك تسجيل الدخول بالعوامل الجديدة.
recover-codes-left = { $codes ->
    [zero] لم يبقَ أي رمز استرداد.
    [one] بقي رمز استرداد واحد.
    [two] بقي رمزا استرداد.
    [few] بقيت { $codes } رموز استرداد.
    [many] بقي { $codes } رمز استرداد.
   *[other] بقي { $codes } رمز استرداد.
}
recover-ended = انتهت كل الجلسات، ولم يعد الرمز الذي استخدمته صالحًا.
recover-make-codes = بعد تسجيل الدخول، يمكنك إنشاء رموز استرداد جديدة في صفحة الأمان.

## pages: The account

account-title = الحساب
account-loading = جارٍ تحميل حسابك…
account-hello = مرحبًا { $username }
account-welcome = حسابك جاهز. يُرجى حفظ ملف صورتك حيث يسهل العثور عليه: لا تحل محله نسخة أُعيد حفظها.
account-vault-closed = خزنتك مقفلة.
account-vault-locked = أُقفلت خزنتك تلقائيًا: انتهى وقتها.
account-vault-still-open = تعذّر القفل: ستبقى خزنتك مفتوحة حتى ينتهي وقتها. يمكنك فتحها والمحاولة مجددًا.
account-where = أين يوجد حسابك

# How it stands with the account in one service.
account-service-ready = جاهز
account-service-being-set-up = جارٍ الإعداد…
account-service-no-answer = لا استجابة بعد؛ تُعاد المحاولة تلقائيًا
account-security = الأمان
account-security-about = الجلسات المفتوحة، والنشاط، ورموز الاسترداد، وكيفية تغيير كلمة المرور أو الصورة أو الإيماءة أو العنوان.
account-review-security = مراجعة الأمان
account-vault = خزنتك
account-vault-about = لا تُفتح إلا بنقش جديد من رسالة بريد، حتى أمامك، وتُقفل تلقائيًا بعد خمس دقائق.
account-open-vault = فتح خزنتك

## pages: The administration

admin-title = الإدارة
admin-link-about = حسابات الآخرين وما حدث في هذا الموقع وحالته.
admin-open = فتح الإدارة
admin-loading = جارٍ التحميل…
admin-draw-why = ما هنا يخص أشخاصًا آخرين، لذلك يُفتح بنقش رُسم في الدقائق الأخيرة.

# The four places of the administration.
admin-accounts = الحسابات
admin-events = الأحداث
admin-services = الخدمات وقوائم الانتظار
admin-keys = المفاتيح
admin-search = بحث
admin-search-label = اسم المستخدم أو العنوان أو المعرّف
admin-search-hint = بداية اسم المستخدم، أو بداية العنوان إن احتوى على @، أو معرّف كامل.

# Which accounts are listed.
admin-show = أي حسابات
admin-show-all = الكل
admin-show-locked = المقفلة
admin-show-admins = المشرفون
admin-no-accounts = لا يوجد حساب كهذا.
admin-next-page = الصفحة التالية
admin-first-page = الصفحة الأولى

# Heads of columns, and names of single facts.
admin-state = الحالة
admin-created = تاريخ الإنشاء
admin-id = المعرّف
admin-locked-since = مقفل منذ
admin-admin-since = مشرف منذ
admin-failures = محاولات فاشلة متتالية
admin-codes-left = رموز الاسترداد المتبقية

# How it stands with an account.
admin-state-active = نشط
admin-state-locked = مقفل
admin-state-stopped = موقوف بسبب محاولات فاشلة

# A mark at the account of an administrator.
admin-mark = مشرف
admin-back-to-accounts = العودة إلى الحسابات
admin-acts = ما يمكنك فعله
admin-acts-about = كل إجراء حدث يراه صاحب الحساب، ويظهر اسمك معه في أحداث الموقع.
admin-acts-none = هذا حساب مشرف. لا تؤثر فيه إلا أوامر القائمين على هذا الموقع.
admin-lock = قفل
admin-unlock = فتح القفل
admin-end-all = إنهاء كل الجلسات

# Questions before an act, and what it does. $username is a username.
admin-ask-lock = قفل الحساب { $username }؟
admin-ask-lock-what = لن يتمكن أحد من تسجيل الدخول إليه، وتنتهي كل الجلسات، ويُبلَّغ عنوانه.
admin-ask-unlock = فتح قفل الحساب { $username }؟
admin-ask-unlock-what = يمكن لصاحبه تسجيل الدخول مجددًا، حتى لو أوقفته محاولات فاشلة كثيرة، ويُبلَّغ عنوانه.
admin-ask-end-all = إنهاء كل جلسات { $username }؟
admin-ask-end-what = سيحتاج من سجّل الدخول هناك إلى تسجيله مجددًا.
admin-done-locked = الحساب مقفل، وانتهت كل الجلسات.
admin-done-unlocked = تم فتح قفل الحساب.
admin-done-ended-all = انتهت كل الجلسات.
admin-no-sessions = لم يسجّل أحد الدخول.
admin-where = أين يوجد الحساب

# Heads of the columns of events.
admin-when = متى
admin-what = ماذا
admin-whom = الحساب
admin-by = بواسطة
admin-from = من أين
admin-an-administrator = أحد المشرفين
admin-erased = حساب محذوف
admin-kind = نوع الحدث
admin-kind-every = كل الأنواع
admin-filter = عرض
admin-no-events = لم يحدث شيء كهذا.
admin-older = أحداث أقدم
admin-newest = أحدث الأحداث

# Services, and what waits to be handed on.
admin-service = الخدمة
admin-made = آخر حساب أُنشئ
admin-waiting = في الانتظار
admin-oldest = الأقدم منذ
admin-in-vain = حاول دون جدوى
admin-most-attempts = أكثر المحاولات
admin-service-told = أُبلغ بكل شيء
admin-service-waiting = يجري إبلاغه
admin-service-silent = لا يجيب
admin-mails = الرسائل
admin-mails-about = رسائل لم يستلمها خادم البريد بعد.
admin-services-about = ما لم تُبلَّغ به كل خدمة بعد: حسابات تُنشأ أو تُحذف وجلسات انتهت.
admin-services-title = الخدمات

# The keys that sign.
admin-keys-about = تتغير المفاتيح بمرور الوقت أو بأمر من القائمين على هذا الموقع. لا يُعرض شيء من المفتاح نفسه.
admin-keys-title = مفاتيح التوقيع
admin-key-for = يوقّع
admin-key-call = النداءات إلى الخدمات
admin-key-provision = الحسابات في الخدمات
admin-key-countersign = التذاكر المفتوحة
admin-key-next = التالي
admin-key-current = يوقّع الآن
admin-key-previous = ما زال مقبولًا
admin-since = منذ
admin-until = حتى
admin-until-command = صدور أمر
admin-pepper = الملح السري
admin-pepper-about = ما تُختم به كل قيم التحقق. لا يتغير إلا بأمر.
admin-pepper-current = قيد الاستخدام
admin-pepper-former = السابق
admin-pepper-first = أول تشغيل

## pages: Opening something with a fresh pattern

unlock-title = فتح القفل
unlock-loading = جارٍ التحقق مما هو مقفل…

# $service is the name of a service; below it stands what it wants to open.
unlock-asks = تطلب خدمة { $service } نقشًا جديدًا
unlock-over = انتهى هذا الرمز
unlock-over-why = سبق استخدامه، أو انتهى وقته، أو هو لمتصفح آخر. لم يُفتح شيء.
unlock-go-to-account = الذهاب إلى حسابك

## pages: The security page

security-title = الأمان
security-loading-events = جارٍ تحميل النشاط…
security-loading = جارٍ التحميل…
security-mailing = جارٍ الإرسال…
security-back-to-account = الرجوع إلى حسابك

# The way back from the pages below the security page.
security-back = الرجوع إلى الأمان

# The link that ends a change and leads back to the security page.
security-done = تم
security-about = الجلسات المفتوحة في حسابك، وما حدث فيه، وكيفية تغيير ما يحميه.
security-how-you-sign-in = طريقة تسجيل الدخول
security-factors = كلمة المرور والصورة والإيماءة
security-factors-about = يُتحقق منها معًا. يمكنك تغيير أحدها أو كلها.

# The two buttons that say “Change”, as they are read aloud.
security-change-factors = تغيير كلمة المرور أو الصورة أو الإيماءة
security-change-email = تغيير العنوان
security-change = تغيير
security-address = العنوان

# $address is an e-mail address.
security-patterns-mailed-to = تُرسل نقوشك إلى { $address }.
security-fresh-why = يتطلب هذا نقشًا رُسم في الدقائق الأخيرة، ليتبيّن أن الطلب منك لا من شخص وجد هذا المتصفح مفتوحًا.

## pages: Recovery codes on the security page

recovery-codes = رموز الاسترداد
recovery-codes-about = عند فقدان أحد العوامل، يتيح لك رمز الاسترداد اختيار عوامل جديدة. يعمل كل رمز مرة واحدة.
recovery-codes-left = { $codes ->
    [zero] لم يبقَ أي رمز.
    [one] بقي رمز واحد.
    [two] بقي رمزان.
    [few] بقيت { $codes } رموز.
    [many] بقي { $codes } رمزًا.
   *[other] بقي { $codes } رمز.
}
recovery-few-left = يُرجى إنشاء رموز جديدة قبل استخدام آخرها: من دون العوامل والرموز لا يستطيع أحد أن يعيد إليك الدخول.
recovery-make-codes = إنشاء رموز جديدة
recovery-draw-to-make = رسم نقش جديد لإنشاء رموز جديدة
recovery-make-what = تُنشأ عشرة رموز جديدة، وتتوقف رموزك الحالية عن العمل.
recovery-codes-made = لديك عشرة رموز استرداد جديدة. الرموز السابقة لم تعد صالحة.

## pages: Sessions

sessions-title = الجلسات
sessions-about = كل الأماكن التي سُجّل منها الدخول إلى حسابك. إذا كان بينها ما هو غريب عليك، فيمكنك إنهاؤه ثم تغيير طريقة تسجيل الدخول.

# A mark at the session in which this page is read.
sessions-this = هذه الجلسة

# $at is an instant, like 2026-11-22 18:54 UTC; $address is an IP address.
sessions-signed-in = تسجيل الدخول: { $at }
sessions-signed-in-from = تسجيل الدخول: { $at } من { $address }
sessions-last-used = آخر استخدام: { $at }

# A button at each session that ends it, and how it is read aloud; $browser is like “Firefox on Linux”.
sessions-end = إنهاء
sessions-end-label = إنهاء جلسة { $browser }
sessions-end-others = إنهاء كل الجلسات الأخرى
sessions-draw-to-end = رسم نقش جديد لإنهاء هذه الجلسة
sessions-draw-to-end-others = رسم نقش جديد لإنهاء كل الجلسات الأخرى
sessions-ended = انتهت الجلسة. على من كان يستخدمها تسجيل الدخول من جديد.
sessions-ended-others = انتهت كل الجلسات الأخرى. على من كان يستخدم إحداها تسجيل الدخول من جديد.
sessions-ended-already = انتهت هذه الجلسة من قبل.

## pages: Known browsers

devices-title = المتصفحات المعروفة
devices-about = تصلك رسالة عند تسجيل الدخول بمتصفح آخر. نسيان متصفح لا ينهي أي جلسة.
devices-none = لا يوجد متصفح معروف. سيُعد تسجيل الدخول التالي جديدًا.

# A mark at the browser in which this page is read.
devices-this = هذا المتصفح

# $at is an instant, like 2026-11-22 18:54 UTC.
devices-known-since = معروف منذ { $at }
devices-last-sign-in = آخر تسجيل دخول: { $at }

# A button at each browser, and how it is read aloud; $browser is like “Firefox on Linux”.
devices-forget = نسيان
devices-forget-label = نسيان { $browser }
devices-forgotten = تم نسيان المتصفح. سيُعد تسجيل الدخول التالي به جديدًا.

## pages: What has happened

events-title = النشاط

# Where the page does not know what kind of event it was.
events-something-else = حدث شيء آخر
events-show-more = عرض المزيد
events-loading = جارٍ التحميل…

## pages: Another address

change-email-title = تغيير العنوان

# The steps of the way. There is room for two short words each.
change-email-step-address = عنوان جديد
change-email-step-old = البريد القديم
change-email-step-new = البريد الجديد

# $address is an e-mail address; it stands out in bold letters.
change-email-current = تُرسل نقوشك حاليًا إلى { $address }.
change-email-new = البريد الإلكتروني الجديد
change-email-hint = يلزم رسم نقشين: واحد من البريد القديم، وآخر من البريد الجديد.
change-email-pattern-old = النقش في البريد القديم
change-email-pattern-new = النقش في البريد الجديد

# $address is the new e-mail address; it stands out in bold letters.
change-email-changed = من الآن تُرسل نقوشك إلى { $address }.
change-email-ended = انتهت كل الجلسات الأخرى. وتصل رسالة بذلك إلى العنوانين.

## pages: Other factors

change-factors-title = تغيير طريقة تسجيل الدخول

# The steps of the way: the factors of now are proven, what changes is chosen, what is new is
# entered, and a pattern is drawn. There is room for one short word each.
change-factors-step-prove = الإثبات
change-factors-step-choose = الاختيار
change-factors-step-new = الجديد
change-factors-step-pattern = النقش
change-factors-prove-why = لتغيير أحد العوامل يلزم إثباتها كلها أولًا: فهي محفوظة كشيء واحد، ولا أحد هنا يستطيع التمييز بينها.
change-factors-current-password = كلمة المرور الحالية
change-factors-password-missing = يُرجى إدخال كلمة المرور الحالية.
change-factors-picture-missing = يُرجى اختيار صورتك.
change-factors-what = ما المطلوب تغييره؟

# What can be ticked, after “Password”.
change-factors-picture = الصورة
change-factors-gesture = الإيماءة
change-factors-nothing-chosen = يُرجى اختيار عامل واحد على الأقل لتغييره.
change-factors-new-password-heading = اختيار كلمة مرور جديدة

# The label of the field.
change-factors-new-password = كلمة المرور الجديدة

# Where the page does not know who it is for any more.
change-factors-reload = يُرجى إعادة تحميل الصفحة والمحاولة مجددًا.

# What the last button says, and what it says while the factors are being checked.
change-factors-change = تغيير
change-factors-checking = جارٍ التحقق…
change-factors-refused = كلمة المرور والصورة والإيماءة الحالية لا تتوافق معًا. يُرجى التحقق منها كلها؛ وما اخترته من جديد لا يزال هنا.
change-factors-draw-pattern = رسم النقش لتأكيد التغيير
change-factors-changed = تم التغيير. من المرة القادمة يكون تسجيل الدخول بما اخترته الآن.
change-factors-ended = انتهت كل الجلسات الأخرى، وسيُعد كل متصفح آخر جديدًا. وتصلك رسالة بذلك أيضًا.

## pages: The end of an account

erase-heading = حذف الحساب
erase-about = يزيله من هنا ومن كل خدمة، مع كل ما فيه.

# Also the title of the page.
erase-title = حذف حسابك

# In bold letters; the sentence after it follows in the same line.
erase-no-way-back = لا رجعة في هذا.
erase-what-goes = هذا ما سيُحذف:
erase-here = هنا: اسم المستخدم والعنوان وكلمة المرور والصورة والإيماءة ورموز الاسترداد، وكل الجلسات، وكل المتصفحات المعروفة، وقائمة النشاط.

# $service is the name of a service.
erase-service = { $service }: كل ما هو محفوظ لك هناك.

# $address is an e-mail address.
erase-what-stays = لا يبقى سوى سطر في سجل الموقع يفيد بأن حسابًا ما قد حُذف، برقم لا يدل على أحد. ويصبح اسم المستخدم متاحًا لغيرك. وتصل رسالة أخيرة إلى { $address }.
erase-username = اسم المستخدم الخاص بك
erase-username-hint = للتأكيد، يُرجى كتابة { $username }.

# The first stands at the field, the second above the form.
erase-username-wrong = ليس هذا اسم المستخدم الخاص بك.
erase-username-needed = للمتابعة، يُرجى كتابة اسم المستخدم الخاص بك.
erase-mail-pattern = إرسال النقش بالبريد
erase-keep = الاحتفاظ بحسابي
erase-last-pattern = رسم النقش الأخير
erase-last-pattern-about = بعد رسمه بشكل صحيح، يُحذف الحساب.

## pages: The vault and its list

vault-title = الخزنة
vault-opening = جارٍ فتح خزنتك…
vault-heading = خزنتك
vault-empty = لا شيء هنا بعد. يمكنك إضافة حساب مصرفي أو بطاقة أو ملف: كل شيء مشفّر بمفتاح خاص بك.

# The label of a field that finds records by the words of their titles.
vault-search = بحث

# What a screen reader calls the list.
vault-records = العناصر
vault-nothing-found = لا يوجد عنوان فيه هذه الكلمات.

# A kind of record and its state beside its title. $kind is vault-kind-file, $size is like “3.4 MB”.
vault-kind-and-size = { $kind } · { $size }
vault-kind-not-uploaded = { $kind } · لم يُرفع

# Links. The first leads to what was done in the vault, the last from other pages to the list.
vault-history = النشاط
vault-export-everything = تصدير الكل
vault-all-records = كل العناصر
vault-loading = جارٍ التحميل…

## pages: The vault's lock

# Before a countdown in bold: “Open for 9:05”. What stands here may also be a label with a colon.
vault-open-for = الوقت المتبقي:
vault-lock-now = قفل الآن

# In the place of a record's title when the time is over.
vault-locked = مقفل

# Before a link that says “Open it again”.
vault-locked-itself = أُقفلت الخزنة تلقائيًا.
vault-open-again = فتحها مجددًا

# Above the grid for the pattern, on a form that somebody was filling in.
vault-locked-meanwhile = أُقفلت الخزنة تلقائيًا في هذه الأثناء. ما كتبته لا يزال هنا؛ يُرجى رسم النقش لحفظه.
vault-ask-heading = خزنتك مقفلة
vault-ask-why = وصلت إلى هنا من موقع آخر. لفتح خزنتك، يمكنك طلب نقش بالبريد.
vault-ask-send = إرسال نقش إليّ

## pages: Adding to the vault

# The heading above a button for each kind; the name of the kind stands on the button, and a screen
# reader says the whole, like “Add a bank account”. That is the heading of the form as well.
vault-saved = تم الحفظ.
vault-add = إضافة
vault-add-bank-account = إضافة حساب مصرفي
vault-add-identity-document = إضافة وثيقة هوية
vault-add-card = إضافة بطاقة
vault-add-note = إضافة ملاحظة
vault-add-file = إضافة ملف
vault-kind-bank-account = حساب مصرفي
vault-kind-identity-document = وثيقة هوية
vault-kind-card = بطاقة
vault-kind-note = ملاحظة
vault-kind-file = ملف

## pages: Fields of the vault's records

# By the title a record is found in the list.
vault-field-title = العنوان
vault-field-account-holder = صاحب الحساب
vault-field-account-number = رقم الحساب
vault-field-account-type = نوع الحساب
vault-field-phone = الهاتف
vault-field-address = العنوان البريدي
vault-field-proof-of-identity = إثبات الهوية
vault-field-document-type = نوع الوثيقة
vault-field-document-number = رقم الوثيقة

# Of an identity document.
vault-field-document-holder = صاحب الوثيقة
vault-field-issuing-country = بلد الإصدار
vault-field-issued-on = تاريخ الإصدار
vault-field-valid-until = صالحة حتى
vault-field-notes = ملاحظات
vault-field-card-holder = صاحب البطاقة
vault-field-card-number = رقم البطاقة
vault-field-security-code = رمز الأمان
vault-field-pin = رقم PIN

# The bank that has issued a card.
vault-field-card-issuer = المصرف

# The text of a note.
vault-field-text = النص
vault-field-file-name = اسم الملف
vault-field-media-type = نوع الوسائط
vault-hint-document-type = مثل جواز السفر أو بطاقة الهوية أو رخصة القيادة.
vault-hint-card-month = الشهر والسنة كما على البطاقة: 04/31.
vault-hint-security-code = 3 أو 4 أرقام بجانب التوقيع أو رقم البطاقة.

# Stands at a secret field that has something in it already, which is not shown.
vault-hint-keep-secret = يبقى كما هو إذا تُرك فارغًا.

# Beside boxes to tick.
vault-remove-security-code = إزالة رمز الأمان
vault-remove-pin = إزالة رقم PIN

## pages: Editing the vault's records

vault-saving = جارٍ الحفظ…
vault-title-missing = يُرجى إدخال عنوان يسهل العثور عليه به.
vault-fields-refused = تحتاج الخزنة إلى شيء آخر في الحقول المحددة.

## pages: One record of the vault

# The title of the page.
vault-record-title = عنصر
vault-record-opening = جارٍ فتح العنصر…

# A button, and the heading of the form that it opens.
vault-record-change = تعديل
vault-record-change-heading = تعديل العنصر

# A button, and what it says when it was pressed once: a second press deletes.
vault-record-delete = حذف
vault-record-delete-ask = حذف هذا العنصر نهائيًا؟ لا يمكن التراجع عن ذلك.
vault-record-delete-for-good = حذف نهائي

# The label of a file's size.
vault-file-size = الحجم

# In the place of the size.
vault-file-unfinished = لم يكتمل الرفع.
vault-file-download = تنزيل

# A button, and the heading of the form that it opens.
vault-file-replace = استبدال
vault-file-replace-heading = استبدال الملف

# A button, and also the heading of the form that it opens.
vault-file-upload = رفع الملف

## pages: Secret fields of the vault's records

# A switch that shows all secret fields of a record; what it says meanwhile, and then.
vault-secret-reveal = إظهار
vault-secret-asking = جارٍ الطلب…
vault-secret-hide = إخفاء

# Below the switch.
vault-secret-takes-pattern = يتطلب نقشًا جديدًا في كل مرة.

# $time counts down, like “0:59”.
vault-secret-hidden-in = تُخفى مجددًا بعد { $time }
vault-copy = نسخ

# What a screen reader calls the button; $field is the label of the field, like “Card number”.
vault-secret-copy = نسخ { $field }
vault-secret-copied = تم النسخ
vault-secret-copy-by-hand = يمكنك تحديده ونسخه يدويًا.

## pages: Sending a file to the vault

vault-file-choose = اختيار ملف

# How far a file has come. $name is its name; $size, $largest, $sent and $total are like “3.4 MB”.
vault-file-none = أي ملف لا يزيد حجمه على { $largest }.
vault-file-chosen = { $name }، { $size }
vault-file-empty = الملف { $name } فارغ. يُرجى اختيار ملف فيه محتوى.
vault-file-too-large = حجم { $name } هو { $size }. يُرجى اختيار ملف لا يزيد حجمه على { $largest }.
vault-file-saving = جارٍ تهيئة مكان له…
vault-file-sent-so-far = أُرسل { $sent } من { $total }
vault-file-storing = اكتمل الإرسال؛ تحفظه الخزنة الآن…

# What a screen reader calls the bar that shows how much was sent.
vault-file-progress = ما أُرسل
vault-file-missing = يُرجى اختيار ملف أولًا.
vault-file-cannot-be-sent = لا يسمح هذا المتصفح للصفحة بإرسال ملف.
vault-file-not-taken = لا تقبل الخزنة ملفات بهذا الحجم.
vault-file-stopped = توقف الرفع. لإرسال الملف مجددًا، يكفي الحفظ.
vault-file-broken-off = لم يكتمل الرفع: انقطع الاتصال، أو تغيّر الملف في هذه الأثناء. لإرساله مجددًا، يكفي الحفظ.

## pages: The history of the vault

vault-history-title = نشاط الخزنة
vault-history-reading = جارٍ قراءة النشاط…
vault-history-heading = ما حدث
vault-history-more = عرض المزيد

# In the place of a record's title.
vault-history-record-deleted = عنصر حُذف لاحقًا

# What was done.
vault-history-account-created = أُنشئت خزنتك
vault-history-locked = قُفلت الخزنة
vault-history-unlocked = فُتحت الخزنة بنقش
vault-history-confirmed = رُسم نقش لأمر واحد
vault-history-list-viewed = عُرضت القائمة
vault-history-record-added = أُضيف عنصر
vault-history-record-viewed = فُتح عنصر
vault-history-record-changed = عُدّل عنصر
vault-history-secrets-revealed = أُظهرت الحقول السرية
vault-history-deletion = حُذف عنصر
vault-history-file-uploaded = رُفع ملف
vault-history-file-downloaded = نُزّل ملف
vault-history-exported = صُدّر كل شيء
vault-history-something-else = حدث شيء آخر

# Who did it, after an instant and a dot in the middle of the line. Where it was another browser, its
# name stands there.
vault-history-by-this-browser = هذا المتصفح
vault-history-by-earlier-session = جلسة سابقة
vault-history-by-site = الموقع نفسه

## pages: Exporting everything in the vault

# The title of the page, and the button; what it says meanwhile, and then.
vault-export-title = التصدير
vault-export-start = تصدير
vault-export-busy = جارٍ التصدير…
vault-export-again = التصدير مجددًا
vault-export-what = كل عناصر خزنتك وملفاتها، مع حقولها السرية، في ملف واحد. وهو مشفّر: يُفتح بعبارة مرور تُنشأ له وتظهر هنا مرة واحدة.
vault-export-takes-pattern = يتطلب نقشًا جديدًا في كل مرة.
vault-export-cannot-be-saved = لا يسمح هذا المتصفح للصفحة بحفظ ملف.
vault-export-broken-off = لم يصل الأرشيف كاملًا، ولم يُحفظ شيء. يُرجى التصدير مجددًا.
vault-archive-saved = حُفظ في تنزيلاتك
vault-archive-passphrase = عبارة المرور هذه تفتح الملف. يُرجى تدوينها الآن: تظهر مرة واحدة ولا تُحفظ في أي مكان.
vault-archive-copied = تم النسخ. يُرجى حفظها بعيدًا عن الملف.
vault-archive-not-copied = لا يسمح هذا المتصفح للصفحة بالنسخ. يمكنك تحديدها ونسخها يدويًا.

# Before two commands for a terminal.
vault-archive-commands = لفتحه، يُرجى تشغيل أحد هذين الأمرين حيث يوجد الملف:

## server: Mails with a pattern

# What a mail tells besides, one line for each: the name of it, and what it is.
mail-fact = { $name }: { $value }

# Names of such lines.
mail-when = الوقت
mail-browser = المتصفح
mail-what = الغرض
mail-where = المكان
mail-address = العنوان
mail-by = بواسطة
mail-by-administrator = أحد مشرفي هذا الموقع

# Subjects are one line. $site is the name of the site.
mail-enrol-subject = إتمام إنشاء حسابك في { $site }
mail-enrol-wish = يُرجى رسم هذا النقش لإتمام إنشاء الحساب «{ $username }».

mail-sign-in-subject = نقشك لتسجيل الدخول إلى { $site }
mail-sign-in-wish = يُرجى رسم هذا النقش لتسجيل الدخول باسم «{ $username }».

# Each purpose has three messages: the subject, the first sentence of the mail, and what stands in
# the line “What”.
mail-confirm-subject = نقشك لتأكيد هويتك في { $site }
mail-confirm-wish = مرحبًا { $username }، يُرجى رسم هذا النقش لتأكيد هويتك.
mail-confirm-what = تأكيد هويتك

mail-recover-subject = نقشك لاسترداد حسابك في { $site }
mail-recover-wish = مرحبًا { $username }، يُرجى رسم هذا النقش لاسترداد حسابك.
mail-recover-what = استرداد حسابك

# $factors is one of the messages mail-factors-….
mail-change-factors-subject = نقشك لتغيير { $factors } في { $site }
mail-change-factors-wish = مرحبًا { $username }، يُرجى رسم هذا النقش لتغيير { $factors }.
mail-change-factors-what = تغيير { $factors }

mail-change-email-subject = نقشك لتغيير عنوان وصول رموزك في { $site }
mail-change-email-wish = مرحبًا { $username }، يُرجى رسم هذا النقش لتغيير العنوان الذي تُرسل إليه رموزك.
mail-change-email-what = تغيير العنوان الذي تُرسل إليه رموزك

mail-recovery-codes-subject = نقشك لإنشاء رموز استرداد جديدة في { $site }
mail-recovery-codes-wish = مرحبًا { $username }، يُرجى رسم هذا النقش لإنشاء رموز استرداد جديدة.
mail-recovery-codes-what = إنشاء رموز استرداد جديدة

mail-erase-subject = نقشك لحذف حسابك وكل ما فيه في { $site }
mail-erase-wish = مرحبًا { $username }، يُرجى رسم هذا النقش لحذف حسابك وكل ما فيه.
mail-erase-what = حذف حسابك وكل ما فيه

# What $factors stands for: in the mails above, as what is to be changed, and in the notice
# notice-factors-changed, as what has changed. It must fit in all four.
mail-factors-password = كلمة المرور
mail-factors-picture = الصورة
mail-factors-gesture = الإيماءة
mail-factors-password-picture = كلمة المرور والصورة
mail-factors-password-gesture = كلمة المرور والإيماءة
mail-factors-picture-gesture = الصورة والإيماءة
mail-factors-all = كلمة المرور والصورة والإيماءة

# $service is what a service calls itself, $purpose what it wants to open, in its own words:
# “Open your bank accounts”.
mail-unlock-subject = نقشك لخدمة { $service }
mail-unlock-wish = مرحبًا { $username }، يُرجى رسم هذا النقش للسماح بما يلي: { $purpose }.

# How long the pattern lives: 10 minutes, or less where the site says so.
mail-life = { $minutes ->
    [zero] يعمل مرة واحدة، لأقل من دقيقة.
    [one] يعمل مرة واحدة، لمدة دقيقة واحدة.
    [two] يعمل مرة واحدة، لمدة دقيقتين.
    [few] يعمل مرة واحدة، لمدة { $minutes } دقائق.
    [many] يعمل مرة واحدة، لمدة { $minutes } دقيقة.
   *[other] يعمل مرة واحدة، لمدة { $minutes } دقيقة.
}

# About the grid in which the pattern is drawn in the mail.
mail-grid-turns = الرقم في كل نقطة ممتلئة هو ترتيبها.

# What a screen reader calls that grid.
mail-grid-label = الشبكة، صفًا صفًا
mail-caution = إذا لم يكن هذا بطلب منك، فيُرجى عدم رسمه وعدم إعطائه لأحد. لن يطلبه منك أحد من طرفنا أبدًا.

## server: Notices, which tell by mail what has happened

# $site is the name of the site.
notice-new-browser-subject = تسجيل دخول من متصفح جديد إلى { $site }
notice-new-browser = سُجّل الدخول إلى حسابك بمتصفح لم يُستخدم معه من قبل.

notice-factors-changed-subject = تغيّرت طريقة تسجيل دخولك إلى { $site }

# $factors is one of the messages mail-factors-….
notice-factors-changed = تم تغيير { $factors }. انتهت كل الجلسات الأخرى.

notice-email-changed-subject = تغيّر عنوانك في { $site }

# $address is partly masked.
notice-email-changed = من الآن تُرسل الرموز والإشعارات إلى { $address }. انتهت كل الجلسات الأخرى.

notice-recovery-codes-subject = لديك رموز استرداد جديدة في { $site }
notice-recovery-codes = أُنشئت عشرة رموز استرداد جديدة. الرموز السابقة لم تعد صالحة.

notice-recovered-subject = تم استرداد حسابك في { $site }
notice-recovered = استُخدم رمز استرداد، وسُجّلت كلمة المرور والصورة والإيماءة من جديد. انتهت كل الجلسات.

notice-stopped-subject = توقف تسجيل الدخول إلى { $site }
notice-stopped = تكررت المحاولات غير الناجحة، فتوقف تسجيل الدخول إلى حسابك. للمتابعة، يُرجى استخدام أحد رموز الاسترداد.

notice-locked-subject = تم قفل حسابك في { $site }
notice-locked = قفل القائمون على هذا الموقع حسابك. انتهت كل الجلسات.

notice-unlocked-subject = تم فتح قفل حسابك في { $site }
notice-unlocked = فتح القائمون على هذا الموقع قفل حسابك. يمكنك تسجيل الدخول مجددًا.

notice-admin-granted-subject = أصبحت مشرفًا في { $site }
notice-admin-granted = جعل القائمون على هذا الموقع حسابك حساب مشرف: يمكنك بنقش جديد الاطلاع على حسابات أخرى وقفلها.

notice-admin-revoked-subject = لم تعد مشرفًا في { $site }
notice-admin-revoked = سحب القائمون على هذا الموقع دور المشرف من حسابك.

notice-erased-subject = تم حذف حسابك في { $site }
notice-erased = حُذف حسابك، ومعه كل ما كان يخصه في الخدمات. لا يلزمك فعل أي شيء آخر.

notice-was-you = إذا كان هذا منك، فلا يلزمك فعل أي شيء.

# Before a link on a line of its own.
notice-was-not-you = لم يكن هذا منك؟ يمكنك إنهاء كل الجلسات هنا:

# The text of a link; somebody who gets the notice says it.
notice-not-me = لم أفعل هذا: إنهاء كل الجلسات

## server: Pages where a service's answer does not reach somebody

# Each has a title and a sentence or two.
proxy-no-service-title = لا شيء هنا
proxy-no-service = لا يؤدي هذا العنوان إلى أي خدمة في هذا الموقع، أو يؤدي إلى جزء من خدمة ليس مخصصًا للزوار.

proxy-signed-out-title = لم يتم تسجيل الدخول
proxy-signed-out = يُرجى تسجيل الدخول ثم المحاولة مجددًا.

proxy-locked-title = يتطلب هذا نقشًا جديدًا
proxy-locked = أُرسل إليك رمز بالبريد.

# $service is what a service calls itself.
proxy-closed-title = { $service }: هذا مقفل
proxy-closed = لم يأتِ هذا الطلب منك، فلم يُرسل رمز بالبريد. لفتحه، يمكنك طلب نقش بالبريد.

proxy-foreign-title = لم يأتِ هذا الطلب من صفحة في هذا الموقع
proxy-foreign = لم يُفتح شيء.

# Service workers are programs that a page leaves behind in a browser.
proxy-worker-title = لا تُقدَّم برامج Service Worker
proxy-worker = لا يجوز لأي خدمة أن تترك برنامجًا في متصفحك.

proxy-too-large-title = الحجم أكبر من اللازم
proxy-too-large = ما أُرسل أكبر مما تقبله الخدمة. لم يُحفظ شيء.

proxy-too-slow-title = استغرق الوصول وقتًا طويلًا
proxy-too-slow = توقف الاتصال مدة طويلة. لم يُحفظ شيء؛ يمكنك المحاولة مجددًا.

proxy-not-ready-title = لم يكتمل الإعداد بعد
proxy-not-ready = الخدمة تنشئ حسابك الآن. يُرجى المحاولة مجددًا بعد لحظات.

proxy-wait-title = رموز كثيرة
proxy-wait = يُرجى الانتظار قليلًا ثم المحاولة مجددًا. لم يُفتح شيء.

proxy-stopped-title = توقف تسجيل الدخول
proxy-stopped = تكرر رسم نقوش غير صحيحة. للمتابعة، يُرجى استرداد حسابك.

proxy-down-title = الخدمة لا تستجيب
proxy-down = لم يتغير شيء على حد علمنا. يُرجى المحاولة مجددًا بعد لحظات.

proxy-late-title = تستغرق الخدمة وقتًا طويلًا
proxy-late = ربما نُفّذ طلبك وربما لا: يُرجى التأكد قبل المحاولة مجددًا.

proxy-nonsense-title = رُفض رد الخدمة
proxy-nonsense = ليس هذا مما يُسمح لخدمة في هذا الموقع أن ترد به. لم يُفتح شيء؛ يمكنك المحاولة مجددًا، وإن استمر الأمر فيُرجى إبلاغ القائمين على هذا الموقع.

proxy-unavailable-title = غير متاح حاليًا
proxy-unavailable = يُرجى المحاولة مجددًا بعد لحظات. لم يتغير شيء.

# The ways on from these pages; each is a link.
proxy-go-to-account = الذهاب إلى حسابك
proxy-send-pattern = إرسال نقش إليّ

# What a pattern is asked for: $title is what the site calls something that it guards. It stands on
# a page and in a mail, as $purpose does in mail-unlock-wish.
proxy-open = فتح { $title }

## server: What a pattern is asked for in the vault

# What the person is about to confirm: a heading on the page, and "What" in the mail. At most 120
# characters, and no invisible ones.
purpose-open = فتح خزنتك
purpose-open-record = فتح عنصر في خزنتك
purpose-open-file = فتح ملف في خزنتك
purpose-history = عرض ما حدث في خزنتك
purpose-add = إضافة عنصر إلى خزنتك
purpose-change = تعديل عنصر في خزنتك
purpose-delete = حذف عنصر من خزنتك
purpose-store = حفظ ملف في خزنتك
purpose-export = تصدير كل ما في خزنتك في أرشيف واحد مشفّر
purpose-reveal = إظهار الحقول السرية لعنصر في خزنتك

# The title of the record follows in “quotation marks”.
purpose-reveal-this = إظهار الحقول السرية للعنصر
