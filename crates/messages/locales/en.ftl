### What people read in English. The other files say the same in other languages: every message
### must be in each of them, with the same arguments.
###
### A group comment names the bundle that browsers fetch a message in.

## entry: What stands on many pages

button-continue = Continue
button-back = Back
button-cancel = Cancel
button-try-again = Try again
button-undo = Undo
button-clear = Clear
button-close = Close
button-save = Save
field-username = Username
field-email = E-mail
field-password = Password
language-label = Language

## entry: The frame of every page

frame-skip = Skip to the content
frame-failed = This page could not start in your browser, so its buttons do nothing. Check your connection and reload the page. If that does not help, allow WebAssembly for this site, or use a newer browser.
frame-offline = You are offline. What you entered stays here, and the page goes on once the connection is back.
frame-inbox = Local inbox
frame-main-menu = Main
frame-vault = Vault
frame-account = Account
frame-sign-out = Sign out
frame-still-signed-in = Signing out did not work: you are still signed in. Try again.
frame-sign-in = Sign in
frame-sign-up = Sign up
theme-label = Theme

# The three themes stand side by side: one short word each.
theme-auto = Auto
theme-light = Light
theme-dark = Dark
not-fetched-title = This page did not arrive
not-fetched-nothing-changed = The connection to this site was lost on the way. Nothing was changed.
not-found-title = Nothing here
not-found-heading = There is nothing here
not-found-why = The address may be mistyped, or what stood here is gone.
not-found-start = Go to the start
guard-go-on = Go on

## entry: What went wrong

error-malformed = The page and the server do not understand each other. Reload the page and try again.
error-refused = These do not belong together. Check the username, the password, the picture and the gesture, then try again.
error-busy = Many people are signing in right now. Try again in a moment.
error-challenge-over = This code is over: it was used, or its time has run out. Start over to get a new one.
error-signed-out = You are signed out. Sign in to go on.
error-stale = This needs a fresh pattern: draw one to go on.
error-not-found = There is nothing here.
error-conflict = This record was changed elsewhere while you were editing. Open it again to see the newer version; what you typed is still here to copy.
error-invalid = The vault did not accept this. Check what you entered: each field takes one line, up to 200 characters.
error-stopped = There were too many failures in a row, so signing in to this name has stopped. Use one of your recovery codes, or ask whoever runs this site to let it go on.
error-not-ready = Your vault is still being set up. It takes a moment; try again soon.
error-full = Your vault is full. Delete a record that you do not need any more.
error-service-down = The vault does not answer right now. Nothing was lost; try again in a moment.
error-unavailable = The server cannot do this right now. Nothing was lost; try again in a moment.
error-offline = The server could not be reached. Check your connection and try again; what you entered is still here.
error-too-often = That was not right too often.
error-too-many-codes = You have asked for as many codes as an hour allows.
error-wrong-pattern = { $tries ->
    [0] That was the last try for this code. Start over to get a new one.
    [one] That is not the pattern in the mail. One try is left.
   *[other] That is not the pattern in the mail. { $tries } tries are left.
}

# $span is "8 seconds", "15 minutes" and the like, from span-…
error-sent-already = It was sent a moment ago. You can send it again in { $span }.
error-again-in = Try again in { $span }.

# $countdown runs: 0:59, 0:58, …
error-again-countdown = Try again in { $countdown }.
error-again-now = You can try again now.

# A link after error-stopped.
error-use-recovery-code = Use a recovery code

# A span of time as it stands in "in { $span }" and "every { $span }".
span-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
span-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
span-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}

## pages: Headings of pages that say what went wrong

error-title-malformed = The request is malformed
error-title-field = A field is wrong
error-title-refused = The factors do not match
error-title-throttled = Too many failures
error-title-too-many-codes = Too many codes
error-title-busy = Too many sign-ins at once
error-title-wrong-pattern = The pattern is wrong
error-title-challenge-over = The code is no longer valid
error-title-sent-already = The code was sent a moment ago
error-title-signed-out = Nobody is signed in
error-title-stale = This needs a fresh pattern
error-title-not-found = There is no such thing
error-title-conflict = It was changed in the meantime
error-title-invalid = The content was refused
error-title-stopped = Sign-in has stopped
error-title-not-ready = Not set up yet
error-title-full = There is no more room
error-title-service-down = The service does not answer
error-title-unavailable = Not available at the moment
error-title-offline = The answer did not arrive

## entry: What is wrong with a field

field-problem-username-taken = Somebody has this username already. Choose another.
field-problem-username-short = A username has at least 3 characters.
field-problem-username-long = A username has at most 32 characters.
field-problem-username-malformed = Use letters a to z, digits, dots, dashes and underscores.
field-problem-email-taken = This is your address already. Enter another one.
field-problem-email-malformed = Enter one e-mail address, like ada@example.org.
field-problem-password-short = Use a longer password: a few words are easy to remember.
field-problem-password-long = A password has at most 128 characters.
field-problem-password-guessable = This is easy to guess: leave out your name, your address and the site's name.
field-problem-password-common = This password is among those that are tried first. Choose another one: four or five unrelated words are good.
field-problem-password-other = Choose another password.
field-problem-picture-taken = Somebody uses this very picture already. Choose another one.
field-problem-picture-other = Choose another picture.

## entry: Forms


# Where somebody is on a way of several steps.
form-step = Step { NUMBER($here) } of { NUMBER($total) }

# Shows what was typed as a password.
form-show = Show
form-hide = Hide
form-still-waiting = This is taking longer than usual. Nothing you entered is lost.

## entry: Signing in

sign-in-title = Sign in

# The four steps stand side by side: one word each.
sign-in-step-name = Name
sign-in-step-picture = Picture
sign-in-step-gesture = Gesture
sign-in-step-pattern = Pattern
sign-in-enter-username = Enter your username.
sign-in-enter-password = Enter your password.
sign-in-choose-picture = Choose your picture.
sign-in-enter-gesture = Enter your gesture.
sign-in-checking = Checking…

# A link follows.
sign-in-lost = Lost something?

# A link follows.
sign-in-no-account = No account yet?
sign-in-recover = Use a recovery code
sign-in-create = Create one
sign-in-no-script = Signing in needs JavaScript and WebAssembly: your picture and your gesture are turned into digests on your device, so that they never leave it. Please allow both for this site and reload the page.
sign-in-step-lost = The next step did not arrive. Check your connection and try again; what you have entered stays.

## factors: The code that came by mail

code-draw = Draw the six dots in the order of the mail
code-tries-left = Tries left
code-time-left = Time left
code-open-inbox = Open the local inbox
code-send-again = Send again
code-mail-delayed = The mail to { $address } is delayed: the mail server does not take it yet. It is sent again by itself until the code expires.
code-mail-queued = A mail with six numbers is on its way to { $address }.
code-mail-sent = A mail with six numbers went to { $address }.

# After "Send again": $countdown runs: 0:59, 0:58, …
code-again-in = in { $countdown }
code-start-over = Start over

## factors: The steps for the factors

step-gesture-not-the-same = This is not the same gesture. Try again, or go back to choose another.
step-gesture-too-short-for-yours = This gesture is too short to be yours. Enter it again.
step-gesture-too-short = { $missing ->
    [one] A gesture has at least eight events: one more to go.
   *[other] A gesture has at least eight events: { $missing } more to go.
}
step-gesture-too-uniform = { $missing ->
    [one] A gesture mixes at least three kinds of events: one more to go.
   *[other] A gesture mixes at least three kinds of events: { $missing } more to go.
}
step-gesture-too-long = This gesture is too long. Take some events back.
step-gesture-repeat = Repeat your clicks and scrolls.
step-gesture-again-heading = The same gesture, once more
step-gesture-heading = Make up a gesture
step-gesture-again-how = Repeat exactly what you did.
step-gesture-how = Click, double click and scroll in the pad: at least eight events of three kinds. The rhythm does not count, the order does.
step-password-hint = At least { NUMBER($shortest) } characters. A few unrelated words are easy to remember.
step-picture-not-the-same = This is another file, even if it looks the same. Choose the very same file, or go back to choose another picture.
step-picture-known = Choose the picture that you signed up with: the very same file.
step-picture-again-heading = The same picture, once more
step-picture-heading = Choose a picture that is yours
step-picture-again-how = Choose the very same file again, from where you keep it. This proves that you will find it next time.
step-picture-how = You will need this very file each time you sign in. Take one that you will keep, and that nobody else has.

## pages: The start page

home-goodbye = Your account is deleted, and everything in the services that belonged to it goes with it. Good-bye, and thank you.
home-heading = Sign in with things only you would put together.
home-lead = A password. A picture from your device. A few clicks and scrolls. And a pattern that comes by mail, for you to draw.

# Two sentences, the first in bold.
home-stays = Your picture never leaves your device.
home-stays-how = Only a digest of it does, bound to this site and to your name.

# Two sentences, the first in bold.
home-together = Judged together.
home-together-how = Nobody learns which part was wrong.

# Two sentences, the first in bold.
home-lock = A second lock.
home-lock-how = Being signed in does not open your vault; a fresh pattern does, for five minutes.
home-mail-says = The mail says { $code }
home-try = Try it
home-draw = Draw the example
home-matched = That is it. Signing in ends like this.
home-other = A fine pattern, but not the one in the mail. Try again.
home-how = Draw with a finger or the mouse, or use the arrow keys and Enter.
home-open-vault = Open your vault
home-create = Create an account
home-sign-in = Sign in

## pages: The local inbox

inbox-title = Local inbox
inbox-loading = Loading the inbox…
inbox-why = No mail server is configured, so every mail ends up here. Mails with a code vanish when the code is used or expires.
inbox-empty = No mail yet. It appears here by itself.
inbox-to = To { $address }

## pages: "This wasn’t me": where the link in a notice leads

not-me-title = This wasn't me
not-me-asked = That wasn't you?
not-me-end-all = Then end every session of your account: whoever is signed in, on any device, is out at once. That includes you.
not-me-unknown = Every browser becomes unknown again, so that you get a mail about each one that signs in from now on. Your password, picture and gesture stay as they are.
not-me-ending = Ending…
not-me-end = End every session
not-me-no-script = This needs JavaScript and WebAssembly. Please allow both for this site and reload the page.
not-me-ended = Every session has ended
not-me-nobody = Nobody is signed in to your account any more.
not-me-over = This link does not work any more
not-me-over-why = It was used, its time has run out, or a part of it is missing. If you have just clicked it in a mail, copy the whole link from there.
not-me-next = What to do next
not-me-mailbox = Change the password of your mailbox: whoever reads it sees your patterns.

# $recover and $change are the two links that follow.
not-me-new-factors = If somebody may know your password, your picture or your gesture, choose new ones: { $recover }, or sign in and { $change }.
not-me-recover = recover with a saved code
not-me-change = change your factors

# $page is the link that follows.
not-me-look = Look at what happened, and at who is signed in, on the { $page }.
not-me-security-page = security page

## pages: What has happened to an account

event-account-created = Your account was created
event-account-erased = Your account was erased
event-account-locked = Whoever runs this site locked your account
event-account-unlocked = Whoever runs this site unlocked your account
event-account-stopped = Signing in was stopped after too many failures in a row
event-account-disowned = You said that something was not you: every session ended
event-sign-in-refused = A sign-in failed: the factors did not belong together
event-sign-in-done = You signed in
event-sign-in-new-browser = You signed in with a browser that was new
event-session-signed-out = You signed out
event-session-ended = A session ended
event-code-mailed = A code was mailed
event-code-wrong = A pattern was wrong
event-pattern-confirmed = You drew a fresh pattern
event-service-unlocked = You opened something with a fresh pattern
event-factors-refused = A change failed: the current factors did not belong together
event-factors-changed = You changed how you sign in
event-email-changed = Your address was changed
event-recovery-codes-made = New recovery codes were made
event-recovery-refused = A recovery code was not accepted
event-recovery-done = The account was recovered with a recovery code
event-device-forgotten = You had a browser forgotten
event-admin-granted = Your account became an administrator’s
event-admin-revoked = Your account is no administrator’s any more
event-admin-account-viewed = An administrator looked at your account
event-admin-events-viewed = You looked at the events of the site
event-by-administrator = An administrator of this site
event-admin-locked = An administrator locked your account
event-admin-unlocked = An administrator unlocked your account
event-admin-session-ended = An administrator ended a session
event-keys-rotated = A signing key of the site was replaced
event-services-reconciled = The site's services were compared with it
event-pepper-rotated = The site's own secret was replaced
event-site-restored = The site was restored from a backup
event-code-for-enrol = For: creating the account
event-code-for-sign-in = For: signing in
event-code-for-unlock = For: opening something behind the second lock
event-code-for-recover = For: recovering the account
event-code-for-confirm = For: confirming that it is you
event-code-for-change-factors = For: changing how you sign in
event-code-for-change-email = For: changing the address, mailed to the old one
event-code-for-new-email = For: changing the address, mailed to the new one
event-code-for-recovery-codes = For: making new recovery codes
event-code-for-erase = For: deleting the account
event-new-address = New address: { $address }

event-changed-password = Changed: password
event-changed-picture = Changed: picture
event-changed-gesture = Changed: gesture
event-changed-password-picture = Changed: password and picture
event-changed-password-gesture = Changed: password and gesture
event-changed-picture-gesture = Changed: picture and gesture
event-changed-all = Changed: password, picture and gesture

## factors: The pattern grid

# What a screen reader calls the grid, unless a page says more.
pattern-label = Pattern
pattern-numbers = Show numbers
pattern-hide-path = Hide path
pattern-typed = Or type the numbers
pattern-hint = Draw through six dots, or choose them one by one.

# How many of the six dots are set. There is room for a few characters.
pattern-count = { NUMBER($dots) } of 6

# What a screen reader calls a dot that is not part of the pattern.
pattern-dot = Dot { NUMBER($dot) }, row { NUMBER($row) }, column { NUMBER($column) }

# What a screen reader calls a dot of the pattern; $order is its place in it, from 1 to 6.
pattern-dot-set = Dot { NUMBER($dot) }, row { NUMBER($row) }, column { NUMBER($column) }, { $order ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
   *[6] sixth
} of six

# A screen reader says it when a dot is set; $order is its place in the pattern, from 1 to 6.
pattern-chosen = Dot { NUMBER($dot) }, { $order ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
   *[6] sixth
} of six.
pattern-go-on = Go on from dot { NUMBER($dot) }, or start again anywhere.
pattern-taken-back = Dot { NUMBER($dot) } taken back.
pattern-cleared = Cleared.
pattern-complete = All six dots are set.

# After a pattern that was drawn to try it out.
pattern-tried-out = Drawn. That is all there is to it.
pattern-wrong = Draw it again.

# $example is six numbers with dashes between them.
pattern-not-numbers = Write the numbers of the dots, like { $example }.
pattern-too-few = The pattern has six dots, this has { NUMBER($found) }.
pattern-too-many = The pattern has six dots, this has more.
pattern-no-such-dot = There is no dot { NUMBER($dot) }.
pattern-dot-used = Dot { NUMBER($dot) } is already in the pattern.
pattern-out-of-reach = From dot { NUMBER($from) } you can't reach dot { NUMBER($to) } in one stroke.
pattern-has-all-dots = The pattern is complete.

## factors: The gesture pad

# What a screen reader calls the pad, unless a page says more.
gesture-label = Gesture pad
gesture-invitation = Click and scroll here

# The same where there are fingers and no mouse.
gesture-invitation-touch = Tap, press and swipe here

# What can be done in the pad: with which buttons of a mouse, how often, and the same by fingers.
gesture-ways = Left, middle and right; single and double; the wheel up and down. On a touch screen: tap, two fingers, press long, swipe.

# The same where there are fingers and no mouse: which touch is which click or scroll.
gesture-ways-touch = Tap: left. Two fingers: middle. Long press: right. Twice quickly: double. Swipe: up or down.

# Above eight buttons that stand for the clicks and scrolls.
gesture-keys = The same by buttons

# What a screen reader calls the row of what was entered.
gesture-beads = Your gesture so far

# A switch: what was entered is shown, and not only how much.
gesture-reveal = Reveal

# A screen reader says it in the place of what was entered.
gesture-hidden = Hidden
gesture-left-click = Left click
gesture-middle-click = Middle click
gesture-right-click = Right click
gesture-left-double-click = Left double click
gesture-middle-double-click = Middle double click
gesture-right-double-click = Right double click
gesture-scroll-up = Scroll up
gesture-scroll-down = Scroll down

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
    [one] event, { $strength }
   *[other] events, { $strength }
}

# What follows the number of events where nobody judges them: “3 events”.
gesture-count = { $count ->
    [one] event
   *[other] events
}

# The same with as many events as there can be: “64 events, strong. That is …”.
gesture-so-far-full = events, { $strength }. That is as long as a gesture can be.

# How good the gesture is, from here on: they follow “3 events, ”.
gesture-nothing-yet = nothing yet

# $missing is from 1 to 7.
gesture-short = { $missing ->
    [one] short: add one more event
    [2] short: add two more events
    [3] short: add three more events
    [4] short: add four more events
    [5] short: add five more events
    [6] short: add six more events
    [7] short: add seven more events
   *[other] short: add a few more events
}

# $missing is 1 or 2: so many other kinds of events are needed.
gesture-too-much-the-same = { $missing ->
    [one] too much the same: mix in another kind
    [2] too much the same: mix in two other kinds
   *[other] too much the same: mix in a few other kinds
}
gesture-too-regular = too regular: vary the order
gesture-fair = fair
gesture-good = good
gesture-strong = strong

## factors: Choosing a picture

picture-label = Choose a picture

# Follows the button “Choose a picture”.
picture-other-ways = or drop it here, or paste a copied file
picture-promise = The picture stays on this device. Keep the very same file: a resized or re-saved copy will not work.

# What a screen reader says for the small picture.
picture-thumbnail = The picture you chose

# The name of a file and its size: “cat.jpg · 3.4 MB”.
picture-name-and-size = { $name } · { $size }
picture-stop = Stop reading
picture-read-again = Read it again
picture-remove = Remove

# What a screen reader calls the bar that shows how far reading has come.
picture-progress = Reading the picture

# How far a chosen picture has come.
picture-none = No picture chosen yet.
picture-waiting = Chosen. It is read once your username is known.
picture-reading = Reading…

# $done and $total are sizes, like “12.0 MB”.
picture-reading-so-far = Reading: { $done } of { $total }.
picture-reading-left = { $seconds ->
    [one] Reading: { $done } of { $total }, about { $seconds } second left.
   *[other] Reading: { $done } of { $total }, about { $seconds } seconds left.
}

# $size is like “3.4 MB”.
picture-ready = Ready: { $size } read on this device.
picture-missing = Choose a picture.
picture-empty = This file is empty. Choose another picture.

# $size is like “812 bytes”.
picture-too-small = This file has only { $size }. Choose a picture of at least 1 KB.
picture-too-large = This file has more than 256 MB. Choose a smaller picture.
picture-unreadable = The file could not be read any more. Choose it again.
picture-stopped = Stopped before the end.

# Sizes of files, also of those in the vault; $number has one decimal.
picture-size-bytes = { NUMBER($number) } bytes
picture-size-kilobytes = { $number } KB
picture-size-megabytes = { $number } MB
picture-size-gigabytes = { $number } GB

## factors: A picture that the page makes

picture-make = Make me a picture
picture-make-another = Make another one

# Follows the button “Make me a picture”.
picture-make-hint = None at hand? A mosaic nobody else has, saved to your downloads.

# While the mosaic is being made.
picture-making = Laying the stones…

# What a screen reader calls the bar that shows how far it has come.
picture-make-progress = Making the picture

# $file is the name of the file.
picture-made = Saved as { $file } in your downloads. Keep it: this very file is your picture.
picture-make-failed = No picture could be made in this browser. Choose one instead.
picture-save-again = Save it again

## pages: How easy a new password is to guess

strength-short = { $missing ->
    [one] Too short: one more character is needed.
   *[other] Too short: { $missing } more characters are needed.
}

# $reason is one of the messages strength-reason-….
strength-easy = Easy to guess: { $reason }
strength-better = Fair, but could be better: { $reason }
strength-fair = Fair: another unrelated word would make it good.
strength-good = Good: this is hard to guess.

# These follow a colon and close the sentence.
strength-reason-plain = add a word or two that have nothing to do with the rest.
strength-reason-keys = these keys lie beside each other. Use unrelated words instead.
strength-reason-repeated = it repeats itself. Put something new in the place of the repetition.
strength-reason-sequence = it follows a row like abc or 4321. Use unrelated words instead.
strength-reason-date = it holds a date or a year. Put an unrelated word in its place.
strength-reason-common = it is a common password, or close to one. Use unrelated words instead.
strength-reason-word = it is a single word. Add three unrelated ones.
strength-reason-name = it is made of names. Add words that name nobody.
strength-reason-personal = it holds your name, your address or the name of this site. Leave them out.

## pages: Recovery codes, shown once

recovery-codes-heading = Save your recovery codes
recovery-codes-why = If you ever lose your password, your picture or your gesture, one of these and a pattern by mail let you choose new ones. Without them nobody can let you in again.
recovery-codes-keep = Keep them where this account is not needed to read them: on paper, or in a password manager. Each works once. They are never shown again.

# Beside a box to tick.
recovery-codes-saved = I have saved them
recovery-codes-tick-first = Save the codes first, then tick the box: they are not shown again.

# What a browser may say before the page is left.
recovery-codes-leave = The codes are not shown again.

# Three buttons, and what came of them.
recovery-codes-copy = Copy
recovery-codes-download = Download
recovery-codes-print = Print
recovery-codes-copied = Copied. Paste them where you keep them.
recovery-codes-not-copied = This browser does not let the page copy. Download them, or mark and copy them by hand.

# $file is the name of the file.
recovery-codes-downloaded = Saved among your downloads as { $file }.
recovery-codes-not-downloaded = This browser does not let the page save a file. Copy or print them.
recovery-codes-not-printed = This browser does not let the page print. Copy or download them.

# The first and the last line of what is printed or saved, with the codes between them. $site is the
# name of the site, $address where a code is entered.
recovery-codes-title = Recovery codes for { $username } at { $site }
recovery-codes-use = Each works once. If you lose your password, your picture or your gesture, enter one at { $address }

## pages: Creating an account

sign-up-title = Sign up
sign-up-heading = Create your account

# The steps of the way. There is room for one short word each.
sign-up-step-you = You
sign-up-step-picture = Picture
sign-up-step-gesture = Gesture
sign-up-step-pattern = Pattern
sign-up-step-codes = Codes
sign-up-create = Create account

# What the button says while the account is being made.
sign-up-creating = Creating…

# Before a link that says “Sign in”.
sign-up-already-here = Already here?
sign-up-sign-in = Sign in
sign-up-username-hint = Letters, digits, dots, dashes and underscores. It cannot be changed later.
sign-up-email-hint = Your patterns are sent here.
sign-up-username-first = Enter a username first.
sign-up-reloaded = This page was loaded anew. Your name and your address are still here. Password, picture and gesture are never kept, so what is missing is asked for again before the end.
sign-up-first-pattern = Draw your first pattern

## pages: Recovery with a saved code

recover-title = Recover
recover-heading = Recover your account

# The steps of the way. There is room for one short word each.
recover-step-code = Code
recover-step-pattern = Pattern
recover-step-picture = Picture
recover-step-gesture = Gesture
recover-how = With one of the recovery codes that you saved, and a pattern that comes by mail, you choose a new password, picture and gesture.
recover-code = Recovery code
recover-code-hint = 24 letters and digits. Spaces, dashes and capitals do not matter.
recover-username-missing = Enter your username.
recover-code-missing = Enter one of your recovery codes.
recover-refused = This name and this code do not belong together, or the code was used already. Check both, or take the next code.
recover-draw-pattern = Draw the pattern from the mail
recover-new-password-heading = Choose a new password
recover-new-password-why = Your code and your pattern were right. Choose all three factors anew in one go: after a while the code would be asked for again. Until you are done, nothing changes.

# The label of the field.
recover-new-password = New password
recover-save = Save the new factors

# What the button says while the factors are being saved.
recover-saving = Saving…

# Before a link that says “Sign in”.
recover-nothing-lost = Nothing lost?
recover-sign-in = Sign in

# The title of the page on which recovery has succeeded.
recover-done-title = Recovered
recover-done-heading = Your account is yours again

# Three sentences that follow each other: this one, how many codes are left, and what has ended.
recover-done = You can sign in with your new factors.
recover-codes-left = { $codes ->
    [0] No recovery code is left.
    [one] One recovery code is left.
   *[other] { $codes } recovery codes are left.
}
recover-ended = Every session has ended, and the code that you used does not work any more.
recover-make-codes = Make new recovery codes on the security page once you are signed in.

## pages: The account

account-title = Account
account-loading = Loading your account…
account-hello = Hello, { $username }
account-welcome = Your account is ready. Keep your picture file where you will find it: it cannot be replaced by a copy that was re-saved.
account-vault-closed = Your vault is locked.
account-vault-locked = Your vault has locked itself: its time was over.
account-vault-still-open = Locking did not work: your vault stays open until its time is over. Open it to try again.
account-where = Where your account exists

# How it stands with the account in one service.
account-service-ready = Ready
account-service-being-set-up = Being set up…
account-service-no-answer = Does not answer yet; it is tried again by itself
account-security = Security
account-security-about = Who is signed in, what has happened, recovery codes, and how to change your password, picture, gesture or address.
account-review-security = Review security
account-vault = Your vault
account-vault-about = It opens with a fresh pattern from a mail, also for you, and locks itself again after five minutes.
account-open-vault = Open your vault

## pages: The administration

admin-title = Administration
admin-link-about = Accounts of others, what has happened on this site, and how it stands.
admin-open = Open the administration
admin-loading = Loading…
admin-draw-why = What stands here is about other people, so it opens with a pattern that you drew within the last minutes.

# The four places of the administration.
admin-accounts = Accounts
admin-events = Events
admin-services = Services and queues
admin-keys = Keys
admin-search = Search
admin-search-label = Username, address or id
admin-search-hint = How a username begins; with an @ in it, how an address begins; or a whole id.

# Which accounts are listed.
admin-show = Which accounts
admin-show-all = All
admin-show-locked = Locked
admin-show-admins = Administrators
admin-no-accounts = There is no such account.
admin-next-page = Next page
admin-first-page = First page

# Heads of columns, and names of single facts.
admin-state = State
admin-created = Created
admin-id = Id
admin-locked-since = Locked since
admin-admin-since = Administrator since
admin-failures = Failures in a row
admin-codes-left = Recovery codes left

# How it stands with an account.
admin-state-active = Active
admin-state-locked = Locked
admin-state-stopped = Stopped by failures

# A mark at the account of an administrator.
admin-mark = Administrator
admin-back-to-accounts = Back to the accounts
admin-acts = What you can do
admin-acts-about = Each act is an event. The owner sees it, and in the events of the site it names you.
admin-acts-none = This is an administrator’s account. Only the commands of whoever runs this site act on it.
admin-lock = Lock
admin-unlock = Unlock
admin-end-all = End every session

# Questions before an act, and what it does. $username is a username.
admin-ask-lock = Lock the account { $username }?
admin-ask-lock-what = Nobody can sign in to it any more, every session ends, and its address is told.
admin-ask-unlock = Unlock the account { $username }?
admin-ask-unlock-what = Its owner can sign in again, also where too many failures had stopped it, and its address is told.
admin-ask-end-all = End every session of { $username }?
admin-ask-end-what = Whoever is signed in there has to sign in again.
admin-done-locked = The account is locked, and every session has ended.
admin-done-unlocked = The account is unlocked.
admin-done-ended-all = Every session has ended.
admin-no-sessions = Nobody is signed in.
admin-where = Where the account exists

# Heads of the columns of events.
admin-when = When
admin-what = What
admin-whom = Account
admin-by = By
admin-from = Where from
admin-an-administrator = An administrator
admin-erased = An erased account
admin-kind = Kind of event
admin-kind-every = Every kind
admin-filter = Show
admin-no-events = Nothing like that has happened.
admin-older = Older events
admin-newest = Newest events

# Services, and what waits to be handed on.
admin-service = Service
admin-made = Last account made
admin-waiting = Waiting
admin-oldest = Oldest since
admin-in-vain = Tried in vain
admin-most-attempts = Most attempts
admin-service-told = Has heard everything
admin-service-waiting = Is being told
admin-service-silent = Does not answer
admin-mails = Mails
admin-mails-about = Mails that the mail server has not taken yet.
admin-services-about = What each service has yet to hear: accounts to make or erase, and sessions that ended.
admin-services-title = Services

# The keys that sign.
admin-keys-about = Keys change by age, or by a command of whoever runs this site. Nothing of a key itself is shown.
admin-keys-title = Keys that sign
admin-key-for = Signs
admin-key-call = Calls to services
admin-key-provision = Accounts in services
admin-key-countersign = Opened tickets
admin-key-next = Comes next
admin-key-current = Signs now
admin-key-previous = Is still accepted
admin-since = Since
admin-until = Until
admin-until-command = A command
admin-pepper = Pepper
admin-pepper-about = What every verifier is sealed under. It changes by command only.
admin-pepper-current = In use
admin-pepper-former = The one before
admin-pepper-first = The first start

## pages: Opening something with a fresh pattern

unlock-title = Unlock
unlock-loading = Looking at what is locked…

# $service is the name of a service; below it stands what it wants to open.
unlock-asks = { $service } asks for a fresh pattern
unlock-over = This code is over
unlock-over-why = It was used, its time has run out, or it belongs to another browser. Nothing was opened.
unlock-go-to-account = Go to your account

## pages: The security page

security-title = Security
security-loading-events = Loading what has happened…
security-loading = Loading…
security-mailing = Mailing…
security-back-to-account = Back to your account

# The way back from the pages below the security page.
security-back = Back to security

# The link that ends a change and leads back to the security page.
security-done = Done
security-about = Who is signed in to your account, what has happened to it, and how to change what guards it.
security-how-you-sign-in = How you sign in
security-factors = Password, picture and gesture
security-factors-about = They are judged together. You can change one of them, or all.

# The two buttons that say “Change”, as they are read aloud.
security-change-factors = Change password, picture or gesture
security-change-email = Change the address
security-change = Change
security-address = Address

# $address is an e-mail address.
security-patterns-mailed-to = Your patterns are mailed to { $address }.
security-fresh-why = This needs a pattern that you drew within the last minutes. It shows that it is you, and not somebody who found this browser open.

## pages: Recovery codes on the security page

recovery-codes = Recovery codes
recovery-codes-about = Where you have lost a factor, a recovery code lets you choose new ones. Each works once.
recovery-codes-left = { $codes ->
    [0] No code is left.
    [one] One code is left.
   *[other] { $codes } codes are left.
}
recovery-few-left = Make new ones before the last is used: without factors and without codes nobody can let you in.
recovery-make-codes = Make new codes
recovery-draw-to-make = Draw a fresh pattern to make new codes
recovery-make-what = Ten new codes are made, and those that you have now stop working.
recovery-codes-made = You have ten new recovery codes. Those before do not work any more.

## pages: Sessions

sessions-title = Sessions
sessions-about = Where somebody is signed in to your account. End what you do not know, then change how you sign in.

# A mark at the session in which this page is read.
sessions-this = This session

# $at is an instant, like 2026-11-22 18:54 UTC; $address is an IP address.
sessions-signed-in = Signed in { $at }
sessions-signed-in-from = Signed in { $at } from { $address }
sessions-last-used = Last used { $at }

# A button at each session that ends it, and how it is read aloud; $browser is like “Firefox on Linux”.
sessions-end = End
sessions-end-label = End the session of { $browser }
sessions-end-others = End all others
sessions-draw-to-end = Draw a fresh pattern to end this session
sessions-draw-to-end-others = Draw a fresh pattern to end all other sessions
sessions-ended = The session has ended. Whoever used it has to sign in again.
sessions-ended-others = Every other session has ended. Whoever used one has to sign in again.
sessions-ended-already = This session has ended already.

## pages: Known browsers

devices-title = Known browsers
devices-about = You get a mail when somebody signs in with another one. Forgetting a browser ends no session.
devices-none = No browser is known. The next sign-in counts as new.

# A mark at the browser in which this page is read.
devices-this = This browser

# $at is an instant, like 2026-11-22 18:54 UTC.
devices-known-since = Known since { $at }
devices-last-sign-in = Last sign-in { $at }

# A button at each browser, and how it is read aloud; $browser is like “Firefox on Linux”.
devices-forget = Forget
devices-forget-label = Forget { $browser }
devices-forgotten = The browser is forgotten. The next sign-in with it counts as new.

## pages: What has happened

events-title = What has happened

# Where the page does not know what kind of event it was.
events-something-else = Something else happened
events-show-more = Show more
events-loading = Loading…

## pages: Another address

change-email-title = Change the address

# The steps of the way. There is room for two short words each.
change-email-step-address = New address
change-email-step-old = Old mailbox
change-email-step-new = New mailbox

# $address is an e-mail address; it stands out in bold letters.
change-email-current = Your patterns go to { $address } now.
change-email-new = New e-mail
change-email-hint = You will draw two patterns: one from the old mailbox, one from the new.
change-email-pattern-old = The pattern in the old mailbox
change-email-pattern-new = The pattern in the new mailbox

# $address is the new e-mail address; it stands out in bold letters.
change-email-changed = Your patterns go to { $address } from now on.
change-email-ended = Every other session has ended. Both addresses get a mail that says so.

## pages: Other factors

change-factors-title = Change how you sign in

# The steps of the way: the factors of now are proven, what changes is chosen, what is new is
# entered, and a pattern is drawn. There is room for one short word each.
change-factors-step-prove = Prove
change-factors-step-choose = Choose
change-factors-step-new = New
change-factors-step-pattern = Pattern
change-factors-prove-why = Whoever changes one factor proves all of them first: they are kept as one, and nobody here can tell them apart.
change-factors-current-password = Current password
change-factors-password-missing = Enter your current password.
change-factors-picture-missing = Choose your picture.
change-factors-what = What do you want to change?

# What can be ticked, after “Password”.
change-factors-picture = Picture
change-factors-gesture = Gesture
change-factors-nothing-chosen = Choose at least one that is to change.
change-factors-new-password-heading = Choose a new password

# The label of the field.
change-factors-new-password = New password

# Where the page does not know who it is for any more.
change-factors-reload = Reload the page and try again.

# What the last button says, and what it says while the factors are being checked.
change-factors-change = Change
change-factors-checking = Checking…
change-factors-refused = Your current password, picture and gesture do not belong together. Check all three; what you chose anew is still here.
change-factors-draw-pattern = Draw the pattern that changes it
change-factors-changed = It is changed. From the next time on you sign in with what you have just chosen.
change-factors-ended = Every other session has ended, and every other browser counts as new. A mail tells you the same.

## pages: The end of an account

erase-heading = Delete the account
erase-about = Removes it here and in every service, with everything in it.

# Also the title of the page.
erase-title = Delete your account

# In bold letters; the sentence after it follows in the same line.
erase-no-way-back = There is no way back.
erase-what-goes = This is what goes:
erase-here = Here: your username, address, password, picture, gesture and recovery codes, every session, every known browser, and the list of what has happened.

# $service is the name of a service.
erase-service = { $service }: every record that you keep there.

# $address is an e-mail address.
erase-what-stays = All that stays is a line in the site's log that some account was deleted, under a number that names nobody. Your username becomes free for others. A last mail goes to { $address }.
erase-username = Your username
erase-username-hint = Type { $username } to confirm.

# The first stands at the field, the second above the form.
erase-username-wrong = This is not your username.
erase-username-needed = Type your username to go on.
erase-mail-pattern = Mail me the pattern
erase-keep = Keep my account
erase-last-pattern = Draw the last pattern
erase-last-pattern-about = Once it is right, the account is gone.

## pages: The vault and its list

vault-title = Vault
vault-opening = Opening your vault…
vault-heading = Your vault
vault-empty = Nothing here yet. Add a bank account, a card, a file: everything is encrypted with a key of your own.

# The label of a field that finds records by the words of their titles.
vault-search = Search

# What a screen reader calls the list.
vault-records = Records
vault-nothing-found = No title has these words.

# A kind of record and its state beside its title. $kind is vault-kind-file, $size is like “3.4 MB”.
vault-kind-and-size = { $kind } · { $size }
vault-kind-not-uploaded = { $kind } · not uploaded

# Links. The first leads to what was done in the vault, the last from other pages to the list.
vault-history = History
vault-export-everything = Export everything
vault-all-records = All records
vault-loading = Loading…

## pages: The vault's lock

# Before a countdown in bold: “Open for 9:05”. What stands here may also be a label with a colon.
vault-open-for = Open for
vault-lock-now = Lock now

# In the place of a record's title when the time is over.
vault-locked = Locked

# Before a link that says “Open it again”.
vault-locked-itself = The vault has locked itself.
vault-open-again = Open it again

# Above the grid for the pattern, on a form that somebody was filling in.
vault-locked-meanwhile = The vault has locked itself meanwhile. What you typed is still here; draw the pattern to save it.
vault-ask-heading = Your vault is locked
vault-ask-why = Another site has led you here. To open your vault, have a pattern mailed to you.
vault-ask-send = Send me a pattern

## pages: Adding to the vault

# The heading above a button for each kind; the name of the kind stands on the button, and a screen
# reader says the whole, like “Add a bank account”. That is the heading of the form as well.
vault-saved = Saved.
vault-add = Add
vault-add-bank-account = Add a bank account
vault-add-identity-document = Add an identity document
vault-add-card = Add a card
vault-add-note = Add a note
vault-add-file = Add a file
vault-kind-bank-account = Bank account
vault-kind-identity-document = Identity document
vault-kind-card = Card
vault-kind-note = Note
vault-kind-file = File

## pages: Fields of the vault's records

# By the title a record is found in the list.
vault-field-title = Title
vault-field-account-holder = Account holder
vault-field-account-number = Account number
vault-field-account-type = Account type
vault-field-phone = Phone
vault-field-address = Address
vault-field-proof-of-identity = Proof of identity
vault-field-document-type = Type of document
vault-field-document-number = Document number

# Of an identity document.
vault-field-document-holder = Holder
vault-field-issuing-country = Issuing country
vault-field-issued-on = Issued on
vault-field-valid-until = Valid until
vault-field-notes = Notes
vault-field-card-holder = Card holder
vault-field-card-number = Card number
vault-field-security-code = Security code
vault-field-pin = PIN

# The bank that has issued a card.
vault-field-card-issuer = Bank

# The text of a note.
vault-field-text = Text
vault-field-file-name = File name
vault-field-media-type = Media type
vault-hint-document-type = Such as passport, identity card or driving licence.
vault-hint-card-month = Month and year, as on the card: 04/31.
vault-hint-security-code = The 3 or 4 digits beside the signature or the number.

# Stands at a secret field that has something in it already, which is not shown.
vault-hint-keep-secret = Leave empty to keep it.

# Beside boxes to tick.
vault-remove-security-code = Remove the security code
vault-remove-pin = Remove the PIN

## pages: Editing the vault's records

vault-saving = Saving…
vault-title-missing = Give it a title, by which you will find it.
vault-fields-refused = The vault needs something else in the marked fields.

## pages: One record of the vault

# The title of the page.
vault-record-title = Record
vault-record-opening = Opening the record…

# A button, and the heading of the form that it opens.
vault-record-change = Change
vault-record-change-heading = Change the record

# A button, and what it says when it was pressed once: a second press deletes.
vault-record-delete = Delete
vault-record-delete-ask = Delete this record for good? There is no way back.
vault-record-delete-for-good = Delete for good

# The label of a file's size.
vault-file-size = Size

# In the place of the size.
vault-file-unfinished = The upload did not finish.
vault-file-download = Download

# A button, and the heading of the form that it opens.
vault-file-replace = Replace
vault-file-replace-heading = Replace the file

# A button, and also the heading of the form that it opens.
vault-file-upload = Upload the file

## pages: Secret fields of the vault's records

# A switch that shows all secret fields of a record; what it says meanwhile, and then.
vault-secret-reveal = Reveal
vault-secret-asking = Asking…
vault-secret-hide = Hide

# Below the switch.
vault-secret-takes-pattern = Takes a fresh pattern, each time.

# $time counts down, like “0:59”.
vault-secret-hidden-in = Hidden again in { $time }
vault-copy = Copy

# What a screen reader calls the button; $field is the label of the field, like “Card number”.
vault-secret-copy = Copy { $field }
vault-secret-copied = Copied
vault-secret-copy-by-hand = Mark it and copy it by hand.

## pages: Sending a file to the vault

vault-file-choose = Choose a file

# How far a file has come. $name is its name; $size, $largest, $sent and $total are like “3.4 MB”.
vault-file-none = Any file of at most { $largest }.
vault-file-chosen = { $name }, { $size }
vault-file-empty = { $name } is empty. Choose a file with something in it.
vault-file-too-large = { $name } has { $size }. Choose a file of at most { $largest }.
vault-file-saving = Making room for it…
vault-file-sent-so-far = { $sent } of { $total } sent
vault-file-storing = Sent; the vault is storing it…

# What a screen reader calls the bar that shows how much was sent.
vault-file-progress = Sent
vault-file-missing = Choose a file first.
vault-file-cannot-be-sent = This browser does not let the page send a file.
vault-file-not-taken = The vault does not take files as large as this one.
vault-file-stopped = The upload was stopped. Save to send the file again.
vault-file-broken-off = The upload did not finish: the connection broke, or the file was changed meanwhile. Save to send it again.

## pages: The history of the vault

vault-history-title = History of the vault
vault-history-reading = Reading the history…
vault-history-heading = What was done
vault-history-more = Show more

# In the place of a record's title.
vault-history-record-deleted = A record that was deleted since

# What was done.
vault-history-account-created = Your vault was made
vault-history-locked = The vault was locked
vault-history-unlocked = The vault was opened with a pattern
vault-history-confirmed = A pattern was drawn for one thing
vault-history-list-viewed = The list was looked at
vault-history-record-added = A record was added
vault-history-record-viewed = A record was opened
vault-history-record-changed = A record was changed
vault-history-secrets-revealed = Secret fields were revealed
vault-history-deletion = A record was deleted
vault-history-file-uploaded = A file was uploaded
vault-history-file-downloaded = A file was downloaded
vault-history-exported = Everything was exported
vault-history-something-else = Something else was done

# Who did it, after an instant and a dot in the middle of the line. Where it was another browser, its
# name stands there.
vault-history-by-this-browser = this browser
vault-history-by-earlier-session = an earlier session
vault-history-by-site = the site itself

## pages: Exporting everything in the vault

# The title of the page, and the button; what it says meanwhile, and then.
vault-export-title = Export
vault-export-start = Export
vault-export-busy = Exporting…
vault-export-again = Export once more
vault-export-what = All records and files of your vault, with their secret fields, as one file. It is encrypted: it opens with a passphrase that is made for it and shown here once.
vault-export-takes-pattern = It takes a fresh pattern, each time.
vault-export-cannot-be-saved = This browser does not let the page save a file.
vault-export-broken-off = The archive did not arrive whole, and nothing was saved. Export once more.
vault-archive-saved = Saved among your downloads
vault-archive-passphrase = This passphrase opens the file. Write it down now: it is shown once and kept nowhere.
vault-archive-copied = Copied. Keep it apart from the file.
vault-archive-not-copied = This browser does not let the page copy. Mark it and copy it by hand.

# Before two commands for a terminal.
vault-archive-commands = To open it, run one of these where the file is:

## server: Mails with a pattern

# What a mail tells besides, one line for each: the name of it, and what it is.
mail-fact = { $name }: { $value }

# Names of such lines.
mail-when = When
mail-browser = Browser
mail-what = What
mail-where = Where
mail-address = Address
mail-by = By
mail-by-administrator = an administrator of this site

# Subjects are one line. $site is the name of the site.
mail-enrol-subject = Finish creating your account at { $site }
mail-enrol-wish = Draw this pattern to finish creating the account “{ $username }”.

mail-sign-in-subject = Your pattern to sign in to { $site }
mail-sign-in-wish = Draw this pattern to sign in as “{ $username }”.

# Each purpose has three messages: the subject, the first sentence of the mail, and what stands in
# the line “What”.
mail-confirm-subject = Your pattern to confirm that it is you at { $site }
mail-confirm-wish = Draw this pattern, { $username }, to confirm that it is you.
mail-confirm-what = confirm that it is you

mail-recover-subject = Your pattern to recover your account at { $site }
mail-recover-wish = Draw this pattern, { $username }, to recover your account.
mail-recover-what = recover your account

# $factors is one of the messages mail-factors-….
mail-change-factors-subject = Your pattern to change your { $factors } at { $site }
mail-change-factors-wish = Draw this pattern, { $username }, to change your { $factors }.
mail-change-factors-what = change your { $factors }

mail-change-email-subject = Your pattern to change where your codes are mailed to at { $site }
mail-change-email-wish = Draw this pattern, { $username }, to change where your codes are mailed to.
mail-change-email-what = change where your codes are mailed to

mail-recovery-codes-subject = Your pattern to make new recovery codes at { $site }
mail-recovery-codes-wish = Draw this pattern, { $username }, to make new recovery codes.
mail-recovery-codes-what = make new recovery codes

mail-erase-subject = Your pattern to erase your account and everything in it at { $site }
mail-erase-wish = Draw this pattern, { $username }, to erase your account and everything in it.
mail-erase-what = erase your account and everything in it

# What $factors stands for: in the mails above, as what is to be changed, and in the notice
# notice-factors-changed, as what has changed. It must fit in all four.
mail-factors-password = password
mail-factors-picture = picture
mail-factors-gesture = gesture
mail-factors-password-picture = password and picture
mail-factors-password-gesture = password and gesture
mail-factors-picture-gesture = picture and gesture
mail-factors-all = password, picture and gesture

# $service is what a service calls itself, $purpose what it wants to open, in its own words:
# “Open your bank accounts”.
mail-unlock-subject = Your pattern for { $service }
mail-unlock-wish = Draw this pattern, { $username }, to allow: { $purpose }.

# How long the pattern lives: 10 minutes, or less where the site says so.
mail-life = { $minutes ->
    [one] It works once, for { $minutes } minute.
   *[other] It works once, for { $minutes } minutes.
}

# About the grid in which the pattern is drawn in the mail.
mail-grid-turns = The number in each filled dot is its turn.

# What a screen reader calls that grid.
mail-grid-label = The grid, row by row
mail-caution = If you did not ask for this, do not draw it and do not pass it on. Nobody from us will ever ask you for it.

## server: Notices, which tell by mail what has happened

# $site is the name of the site.
notice-new-browser-subject = A new browser signed in to { $site }
notice-new-browser = Somebody signed in to your account with a browser that it has not seen before.

notice-factors-changed-subject = Your sign-in to { $site } was changed

# $factors is one of the messages mail-factors-….
notice-factors-changed = Your { $factors } changed. Every other session has ended.

notice-email-changed-subject = Your address at { $site } was changed

# $address is partly masked.
notice-email-changed = Codes and notices go to { $address } from now on. Every other session has ended.

notice-recovery-codes-subject = You have new recovery codes for { $site }
notice-recovery-codes = Ten new recovery codes were made. Those before do not work any more.

notice-recovered-subject = Your account at { $site } was recovered
notice-recovered = A recovery code was used, and password, picture and gesture were enrolled again. Every session has ended.

notice-stopped-subject = Signing in to { $site } was stopped
notice-stopped = There were too many failures in a row, so signing in to your account has stopped. To go on, use one of your recovery codes.

notice-locked-subject = Your account at { $site } was locked
notice-locked = Whoever runs this site has locked your account. Every session has ended.

notice-unlocked-subject = Your account at { $site } is unlocked
notice-unlocked = Whoever runs this site has unlocked your account. You can sign in again.

notice-admin-granted-subject = You are an administrator of { $site }
notice-admin-granted = Whoever runs this site has made your account an administrator’s: with a fresh pattern you can look at other accounts and lock them.

notice-admin-revoked-subject = You are no administrator of { $site } any more
notice-admin-revoked = Whoever runs this site has taken the role of an administrator from your account.

notice-erased-subject = Your account at { $site } is erased
notice-erased = Your account is gone, and so is everything in the services that belonged to it. There is nothing left for you to do.

notice-was-you = If this was you, there is nothing to do.

# Before a link on a line of its own.
notice-was-not-you = This wasn't you? End every session here:

# The text of a link; somebody who gets the notice says it.
notice-not-me = This wasn’t me: end every session

## server: Pages where a service's answer does not reach somebody

# Each has a title and a sentence or two.
proxy-no-service-title = There is nothing here
proxy-no-service = The address leads to no service of this site, or to a part of one that is not for people.

proxy-signed-out-title = Nobody is signed in
proxy-signed-out = Sign in, and try again.

proxy-locked-title = This needs a fresh pattern
proxy-locked = A code was mailed to you.

# $service is what a service calls itself.
proxy-closed-title = { $service }: this is locked
proxy-closed = Something other than you has asked for it, so no code was mailed. To open it, have a pattern mailed to you.

proxy-foreign-title = This request does not come from a page of this site
proxy-foreign = Nothing was opened.

# Service workers are programs that a page leaves behind in a browser.
proxy-worker-title = Service workers are not served
proxy-worker = A service must not leave a script behind in your browser.

proxy-too-large-title = This is too large
proxy-too-large = The service takes less than what was sent. Nothing was kept.

proxy-too-slow-title = This took too long to arrive
proxy-too-slow = The connection paused for too long. Nothing was kept; try again.

proxy-not-ready-title = Not set up yet
proxy-not-ready = The service is only now making your account. Try again in a moment.

proxy-wait-title = Too many codes
proxy-wait = Wait a while, and then try again. Nothing was opened.

proxy-stopped-title = Sign-in has stopped
proxy-stopped = Too many patterns were wrong in a row. Recover your account to go on.

proxy-down-title = The service does not answer
proxy-down = Nothing was changed as far as we know. Try again in a moment.

proxy-late-title = The service takes too long
proxy-late = It may have done what you asked for, or not: look before you try again.

proxy-nonsense-title = The service's answer was refused
proxy-nonsense = It is not what a service of this site may answer. Nothing was opened; try again, and tell whoever runs this site if it stays so.

proxy-unavailable-title = Not available at the moment
proxy-unavailable = Try again in a moment. Nothing was changed.

# The ways on from these pages; each is a link.
proxy-go-to-account = Go to your account
proxy-send-pattern = Send me a pattern

# What a pattern is asked for: $title is what the site calls something that it guards. It stands on
# a page and in a mail, as $purpose does in mail-unlock-wish.
proxy-open = Open { $title }

## server: What a pattern is asked for in the vault

# What the person is about to confirm: a heading on the page, and "What" in the mail. At most 120
# characters, and no invisible ones.
purpose-open = Open your vault
purpose-open-record = Open a record in your vault
purpose-open-file = Open a file in your vault
purpose-history = See what was done in your vault
purpose-add = Add a record to your vault
purpose-change = Change a record in your vault
purpose-delete = Delete a record from your vault
purpose-store = Store a file in your vault
purpose-export = Export everything in your vault as one encrypted archive
purpose-reveal = Show the secret fields of a record in your vault

# The title of the record follows in “quotation marks”.
purpose-reveal-this = Show the secret fields of
