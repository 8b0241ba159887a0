# Glossar
#   second lock          zweites Schloss
#   vault                Tresor
#   pattern              Muster (aus einer E-Mail, ins Raster gezeichnet); fresh pattern: neues Muster
#   dot, grid            Punkt, Raster
#   picture              Bild
#   gesture              Geste
#   gesture pad          Gestenfeld
#   event (of a gesture) Aktion
#   factor               Faktor
#   code (by mail)       Code
#   recovery code        Wiederherstellungscode; recover: wiederherstellen
#   session              Sitzung
#   device, browser      Gerät, Browser
#   to open, to unlock   öffnen, entsperren; to lock: sperren
#   record               Eintrag
#   ticket               Ticket
#   service, site        Dienst, Website
#   account              Konto; erase, delete: löschen
#   sign up, in, out     registrieren, anmelden, abmelden
#   mail                 E-Mail; mailbox: Postfach
#   to clear (a grid)    leeren
# Anrede: du, klein geschrieben. Vor … steht ein geschütztes Leerzeichen, zwischen Zahl und
# Einheit ebenso. Nach einem Doppelpunkt beginnt ein ganzer Satz groß.

## entry: What stands on many pages

button-continue = Weiter
button-back = Zurück
button-cancel = Abbrechen
button-try-again = Erneut versuchen
button-undo = Rückgängig
button-clear = Leeren
button-close = Schließen
button-save = Speichern
field-username = Benutzername
field-email = E-Mail
field-password = Passwort
language-label = Sprache

## entry: The frame of every page

frame-skip = Zum Inhalt springen
frame-failed = Diese Seite konnte in deinem Browser nicht starten, deshalb reagieren ihre Schaltflächen nicht. Prüfe deine Verbindung und lade die Seite neu. Wenn das nicht hilft, erlaube WebAssembly für diese Website oder nimm einen neueren Browser.
frame-offline = Du bist offline. Deine Eingaben bleiben hier, und es geht weiter, sobald die Verbindung wieder da ist.
frame-inbox = Lokales Postfach
frame-main-menu = Hauptmenü
frame-vault = Tresor
frame-account = Konto
frame-sign-out = Abmelden
frame-still-signed-in = Das Abmelden hat nicht geklappt: Du bist noch angemeldet. Versuch es noch einmal.
frame-sign-in = Anmelden
frame-sign-up = Registrieren
theme-label = Darstellung

# The three themes stand side by side: one short word each.
theme-auto = Auto
theme-light = Hell
theme-dark = Dunkel
not-fetched-title = Diese Seite ist nicht angekommen
not-fetched-nothing-changed = Die Verbindung zu dieser Website ist unterwegs abgebrochen. Es wurde nichts geändert.
not-found-title = Hier ist nichts
not-found-heading = Hier ist nichts
not-found-why = Vielleicht ist die Adresse vertippt, oder was hier stand, gibt es nicht mehr.
not-found-start = Zur Startseite
guard-go-on = Weiter

## entry: What went wrong

error-malformed = Seite und Server verstehen sich nicht. Lade die Seite neu und versuch es noch einmal.
error-refused = Das passt nicht zusammen. Prüfe Benutzername, Passwort, Bild und Geste und versuch es noch einmal.
error-busy = Gerade melden sich viele an. Versuch es gleich noch einmal.
error-challenge-over = Dieser Code gilt nicht mehr: Er wurde benutzt, oder seine Zeit ist abgelaufen. Fang neu an, um einen neuen zu bekommen.
error-signed-out = Du bist abgemeldet. Melde dich an, um weiterzumachen.
error-stale = Dafür braucht es ein neues Muster: Zeichne eins, um weiterzumachen.
error-not-found = Hier ist nichts.
error-conflict = Dieser Eintrag wurde anderswo geändert, während du ihn bearbeitet hast. Öffne ihn noch einmal, um die neuere Fassung zu sehen; was du eingegeben hast, steht hier noch zum Kopieren.
error-invalid = Der Tresor hat das nicht angenommen. Prüfe deine Eingaben: Jedes Feld fasst eine Zeile mit bis zu 200 Zeichen.
error-stopped = Zu viele Versuche hintereinander sind fehlgeschlagen, deshalb ist die Anmeldung unter diesem Namen angehalten. Benutze einen deiner Wiederherstellungscodes oder bitte die, die diese Website betreiben, sie wieder freizugeben.
error-not-ready = Dein Tresor wird noch eingerichtet. Das dauert einen Moment; versuch es bald noch einmal.
error-full = Dein Tresor ist voll. Lösche einen Eintrag, den du nicht mehr brauchst.
error-service-down = Der Tresor antwortet gerade nicht. Es ist nichts verloren; versuch es gleich noch einmal.
error-unavailable = Der Server kann das gerade nicht. Es ist nichts verloren; versuch es gleich noch einmal.
error-offline = Der Server war nicht zu erreichen. Prüfe deine Verbindung und versuch es noch einmal; was du eingegeben hast, ist noch da.
error-too-often = Das hat zu oft nicht gestimmt.
error-too-many-codes = Du hast so viele Codes angefordert, wie in einer Stunde möglich sind.
error-wrong-pattern = { $tries ->
    [0] Das war der letzte Versuch für diesen Code. Fang neu an, um einen neuen zu bekommen.
    [one] Das ist nicht das Muster aus der E-Mail. Du hast noch einen Versuch.
   *[other] Das ist nicht das Muster aus der E-Mail. Du hast noch { $tries } Versuche.
}

# $span is "8 seconds", "15 minutes" and the like, from span-…
error-sent-already = Die E-Mail wurde gerade erst gesendet. In { $span } kannst du sie noch einmal senden.
error-again-in = Versuch es in { $span } noch einmal.

# $countdown runs: 0:59, 0:58, …
error-again-countdown = Versuch es in { $countdown } noch einmal.
error-again-now = Du kannst es jetzt noch einmal versuchen.

# A link after error-stopped.
error-use-recovery-code = Wiederherstellungscode benutzen

# A span of time as it stands in "in { $span }" and "every { $span }".
span-seconds = { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}
span-minutes = { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}
span-hours = { $hours ->
    [one] { $hours } Stunde
   *[other] { $hours } Stunden
}

## pages: Headings of pages that say what went wrong

error-title-malformed = Die Anfrage ist fehlerhaft
error-title-field = Ein Feld stimmt nicht
error-title-refused = Die Faktoren passen nicht zusammen
error-title-throttled = Zu viele Fehlversuche
error-title-too-many-codes = Zu viele Codes
error-title-busy = Zu viele Anmeldungen zugleich
error-title-wrong-pattern = Das Muster stimmt nicht
error-title-challenge-over = Der Code gilt nicht mehr
error-title-sent-already = Der Code wurde gerade erst gesendet
error-title-signed-out = Niemand ist angemeldet
error-title-stale = Dafür braucht es ein neues Muster
error-title-not-found = Das gibt es nicht
error-title-conflict = Es wurde inzwischen geändert
error-title-invalid = Der Inhalt wurde abgelehnt
error-title-stopped = Die Anmeldung ist angehalten
error-title-not-ready = Noch nicht eingerichtet
error-title-full = Es ist kein Platz mehr
error-title-service-down = Der Dienst antwortet nicht
error-title-unavailable = Zurzeit nicht verfügbar
error-title-offline = Die Antwort ist nicht angekommen

## entry: What is wrong with a field

field-problem-username-taken = Diesen Benutzernamen gibt es schon. Wähle einen anderen.
field-problem-username-short = Ein Benutzername hat mindestens 3 Zeichen.
field-problem-username-long = Ein Benutzername hat höchstens 32 Zeichen.
field-problem-username-malformed = Benutze Buchstaben von a bis z, Ziffern, Punkte, Binde- und Unterstriche.
field-problem-email-taken = Das ist schon deine Adresse. Gib eine andere ein.
field-problem-email-malformed = Gib eine E-Mail-Adresse ein, etwa ada@example.org.
field-problem-password-short = Nimm ein längeres Passwort: Ein paar Wörter sind leicht zu merken.
field-problem-password-long = Ein Passwort hat höchstens 128 Zeichen.
field-problem-password-guessable = Das ist leicht zu erraten: Lass deinen Namen, deine Adresse und den Namen der Website weg.
field-problem-password-common = Dieses Passwort gehört zu denen, die zuerst probiert werden. Wähle ein anderes: Gut sind vier oder fünf Wörter ohne Zusammenhang.
field-problem-password-other = Wähle ein anderes Passwort.
field-problem-picture-taken = Genau dieses Bild benutzt schon jemand. Wähle ein anderes.
field-problem-picture-other = Wähle ein anderes Bild.

## entry: Forms

# Where somebody is on a way of several steps.
form-step = Schritt { NUMBER($here) } von { NUMBER($total) }

# Shows what was typed as a password.
form-show = Anzeigen
form-hide = Verbergen
form-still-waiting = Das dauert länger als sonst. Von deinen Eingaben geht nichts verloren.

## entry: Signing in

sign-in-title = Anmelden

# The four steps stand side by side: one word each.
sign-in-step-name = Name
sign-in-step-picture = Bild
sign-in-step-gesture = Geste
sign-in-step-pattern = Muster
sign-in-enter-username = Gib deinen Benutzernamen ein.
sign-in-enter-password = Gib dein Passwort ein.
sign-in-choose-picture = Wähle dein Bild.
sign-in-enter-gesture = Gib deine Geste ein.
sign-in-checking = Wird geprüft …

# A link follows.
sign-in-lost = Etwas verloren?

# A link follows.
sign-in-no-account = Noch kein Konto?
sign-in-recover = Wiederherstellungscode benutzen
sign-in-create = Konto erstellen
sign-in-no-script = Zum Anmelden braucht es JavaScript und WebAssembly: Aus deinem Bild und deiner Geste entstehen auf deinem Gerät digitale Fingerabdrücke, damit beide es nie verlassen. Bitte erlaube JavaScript und WebAssembly für diese Website und lade die Seite neu.
sign-in-step-lost = Der nächste Schritt ist nicht angekommen. Prüfe deine Verbindung und versuch es noch einmal; was du eingegeben hast, bleibt.

## factors: The code that came by mail

code-draw = Verbinde die sechs Punkte in der Reihenfolge aus der E-Mail
code-tries-left = Versuche übrig
code-time-left = Zeit übrig
code-open-inbox = Lokales Postfach öffnen
code-send-again = Erneut senden
code-mail-delayed = Die E-Mail an { $address } verzögert sich: Der Mailserver nimmt sie noch nicht an. Sie wird von selbst erneut gesendet, bis der Code abläuft.
code-mail-queued = Eine E-Mail mit sechs Zahlen ist unterwegs an { $address }.
code-mail-sent = Eine E-Mail mit sechs Zahlen ging an { $address }.

# After "Send again": $countdown runs: 0:59, 0:58, …
code-again-in = in { $countdown }
code-start-over = Neu anfangen

## factors: The steps for the factors

step-gesture-not-the-same = Das ist nicht dieselbe Geste. Versuch es noch einmal oder geh zurück, um eine andere zu wählen.
step-gesture-too-short-for-yours = Diese Geste ist kürzer, als deine sein kann. Gib sie noch einmal ein.
step-gesture-too-short = { $missing ->
    [one] Eine Geste hat mindestens acht Aktionen: Es fehlt noch eine.
   *[other] Eine Geste hat mindestens acht Aktionen: Es fehlen noch { $missing }.
}
step-gesture-too-uniform = { $missing ->
    [one] Eine Geste mischt mindestens drei Arten von Aktionen: Es fehlt noch eine.
   *[other] Eine Geste mischt mindestens drei Arten von Aktionen: Es fehlen noch { $missing }.
}
step-gesture-too-long = Diese Geste ist zu lang. Nimm ein paar Aktionen zurück.
step-gesture-repeat = Wiederhole, was du geklickt und gescrollt hast.
step-gesture-again-heading = Dieselbe Geste noch einmal
step-gesture-heading = Denk dir eine Geste aus
step-gesture-again-how = Wiederhole genau, was du getan hast.
step-gesture-how = Klicke, doppelklicke und scrolle im Feld: mindestens acht Aktionen aus drei Arten. Der Rhythmus zählt nicht, die Reihenfolge schon.
step-password-hint = Mindestens { NUMBER($shortest) } Zeichen. Ein paar Wörter ohne Zusammenhang sind leicht zu merken.
step-picture-not-the-same = Das ist eine andere Datei, auch wenn sie gleich aussieht. Wähle genau dieselbe Datei oder geh zurück, um ein anderes Bild zu wählen.
step-picture-known = Wähle das Bild, mit dem du dich registriert hast: genau dieselbe Datei.
step-picture-again-heading = Dasselbe Bild noch einmal
step-picture-heading = Wähle ein Bild, das dir gehört
step-picture-again-how = Wähle genau dieselbe Datei noch einmal, dort, wo du sie aufbewahrst. So ist sicher, dass du sie beim nächsten Mal findest.
step-picture-how = Du brauchst genau diese Datei bei jeder Anmeldung. Nimm eine, die du behältst und die sonst niemand hat.

## pages: The start page

home-goodbye = Dein Konto ist gelöscht, und alles in den Diensten, was dazugehörte, geht mit. Mach’s gut, und danke.
home-heading = Melde dich mit Dingen an, die nur du so kombinierst.
home-lead = Ein Passwort. Ein Bild von deinem Gerät. Ein paar Klicks, etwas Scrollen. Und ein Muster, das per E-Mail kommt und das du zeichnest.

# Two sentences, the first in bold.
home-stays = Dein Bild verlässt nie dein Gerät.
home-stays-how = Nur ein digitaler Fingerabdruck davon, gebunden an diese Website und an deinen Namen.

# Two sentences, the first in bold.
home-together = Zusammen geprüft.
home-together-how = Niemand erfährt, welcher Teil nicht gestimmt hat.

# Two sentences, the first in bold.
home-lock = Ein zweites Schloss.
home-lock-how = Anmelden allein öffnet deinen Tresor nicht; das tut ein neues Muster, für fünf Minuten.
home-mail-says = In der E-Mail steht { $code }
home-try = Probier es aus
home-draw = Zeichne das Beispiel
home-matched = Genau so. Damit endet jede Anmeldung.
home-other = Ein schönes Muster, aber nicht das aus der E-Mail. Versuch es noch einmal.
home-how = Zeichne mit dem Finger oder der Maus, oder benutze die Pfeiltasten und die Eingabetaste.
home-open-vault = Tresor öffnen
home-create = Konto erstellen
home-sign-in = Anmelden

## pages: The local inbox

inbox-title = Lokales Postfach
inbox-loading = Das Postfach wird geladen …
inbox-why = Es ist kein Mailserver eingerichtet, deshalb landet jede E-Mail hier. E-Mails mit einem Code verschwinden, wenn er benutzt wird oder abläuft.
inbox-empty = Noch keine E-Mail. Sie erscheint hier von selbst.
inbox-to = An { $address }

## pages: "This wasn’t me": where the link in a notice leads

not-me-title = Das war ich nicht
not-me-asked = Du warst das nicht?
not-me-end-all = Dann beende alle Sitzungen deines Kontos: Wer angemeldet ist, auf welchem Gerät auch immer, ist sofort draußen. Das gilt auch für dich.
not-me-unknown = Alle Browser werden wieder unbekannt. So bekommst du eine E-Mail zu jedem, der sich ab jetzt anmeldet. Passwort, Bild und Geste bleiben, wie sie sind.
not-me-ending = Wird beendet …
not-me-end = Alle Sitzungen beenden
not-me-no-script = Dafür braucht es JavaScript und WebAssembly. Bitte erlaube beides für diese Website und lade die Seite neu.
not-me-ended = Alle Sitzungen sind beendet
not-me-nobody = Niemand ist mehr in deinem Konto angemeldet.
not-me-over = Dieser Link gilt nicht mehr
not-me-over-why = Er wurde benutzt, seine Zeit ist abgelaufen, oder ein Teil davon fehlt. Wenn du ihn gerade in einer E-Mail angeklickt hast, kopiere von dort den ganzen Link.
not-me-next = Was jetzt zu tun ist
not-me-mailbox = Ändere das Passwort deines Postfachs: Wer es liest, sieht deine Muster.

# $recover and $change are the two links that follow.
not-me-new-factors = Wenn jemand dein Passwort, dein Bild oder deine Geste kennen könnte, wähle neue: { $recover }, oder melde dich an und { $change }.
not-me-recover = stelle dein Konto mit einem gesicherten Code wieder her
not-me-change = ändere deine Faktoren

# $page is the link that follows.
not-me-look = Sieh auf der { $page } nach, was geschehen ist und wer angemeldet ist.
not-me-security-page = Sicherheitsseite

## pages: What has happened to an account

event-account-created = Dein Konto wurde erstellt
event-account-erased = Dein Konto wurde gelöscht
event-account-locked = Wer diese Website betreibt, hat dein Konto gesperrt
event-account-unlocked = Wer diese Website betreibt, hat dein Konto entsperrt
event-account-stopped = Die Anmeldung wurde nach zu vielen Fehlversuchen hintereinander angehalten
event-account-disowned = Du hast gemeldet, dass du etwas nicht warst: Alle Sitzungen wurden beendet
event-sign-in-refused = Eine Anmeldung ist fehlgeschlagen: Die Faktoren passten nicht zusammen
event-sign-in-done = Du hast dich angemeldet
event-sign-in-new-browser = Du hast dich mit einem neuen Browser angemeldet
event-session-signed-out = Du hast dich abgemeldet
event-session-ended = Eine Sitzung wurde beendet
event-code-mailed = Ein Code wurde gesendet
event-code-wrong = Ein Muster hat nicht gestimmt
event-pattern-confirmed = Du hast ein neues Muster gezeichnet
event-service-unlocked = Du hast etwas mit einem neuen Muster geöffnet
event-factors-refused = Eine Änderung ist fehlgeschlagen: Die jetzigen Faktoren passten nicht zusammen
event-factors-changed = Du hast deine Anmeldung geändert
event-email-changed = Deine Adresse wurde geändert
event-recovery-codes-made = Neue Wiederherstellungscodes wurden erstellt
event-recovery-refused = Ein Wiederherstellungscode wurde nicht angenommen
event-recovery-done = Das Konto wurde mit einem Wiederherstellungscode wiederhergestellt
event-device-forgotten = Du hast einen Browser aus den bekannten entfernt
event-admin-granted = Dein Konto wurde das eines Administrators
event-admin-revoked = Dein Konto ist nicht mehr das eines Administrators
event-admin-account-viewed = Ein Administrator hat dein Konto angesehen
event-admin-events-viewed = Du hast die Ereignisse der Website angesehen
event-by-administrator = Ein Administrator dieser Website
event-admin-locked = Ein Administrator hat dein Konto gesperrt
event-admin-unlocked = Ein Administrator hat dein Konto entsperrt
event-admin-session-ended = Ein Administrator hat eine Sitzung beendet
event-keys-rotated = Ein Signaturschlüssel der Website wurde ersetzt
event-services-reconciled = Die Dienste der Website wurden mit ihr abgeglichen
event-pepper-rotated = Das eigene Geheimnis der Website wurde ersetzt
event-site-restored = Die Website wurde aus einer Sicherung wiederhergestellt
event-code-for-enrol = Zweck: Konto erstellen
event-code-for-sign-in = Zweck: anmelden
event-code-for-unlock = Zweck: etwas hinter dem zweiten Schloss öffnen
event-code-for-recover = Zweck: Konto wiederherstellen
event-code-for-confirm = Zweck: bestätigen, dass du es bist
event-code-for-change-factors = Zweck: Anmeldung ändern
event-code-for-change-email = Zweck: Adresse ändern, gesendet an die alte
event-code-for-new-email = Zweck: Adresse ändern, gesendet an die neue
event-code-for-recovery-codes = Zweck: neue Wiederherstellungscodes erstellen
event-code-for-erase = Zweck: Konto löschen
event-new-address = Neue Adresse: { $address }

event-changed-password = Geändert: Passwort
event-changed-picture = Geändert: Bild
event-changed-gesture = Geändert: Geste
event-changed-password-picture = Geändert: Passwort und Bild
event-changed-password-gesture = Geändert: Passwort und Geste
event-changed-picture-gesture = Geändert: Bild und Geste
event-changed-all = Geändert: Passwort, Bild und Geste

## factors: The pattern grid

# What a screen reader calls the grid, unless a page says more.
pattern-label = Muster
pattern-numbers = Zahlen zeigen
pattern-hide-path = Linie verbergen
pattern-typed = Oder gib die Zahlen ein
pattern-hint = Zieh eine Linie durch sechs Punkte oder wähle sie einzeln.

# How many of the six dots are set. There is room for a few characters.
pattern-count = { NUMBER($dots) } von 6

# What a screen reader calls a dot that is not part of the pattern.
pattern-dot = Punkt { NUMBER($dot) }, Zeile { NUMBER($row) }, Spalte { NUMBER($column) }

# What a screen reader calls a dot of the pattern; $order is its place in it, from 1 to 6.
pattern-dot-set = Punkt { NUMBER($dot) }, Zeile { NUMBER($row) }, Spalte { NUMBER($column) }, { $order ->
    [1] erster
    [2] zweiter
    [3] dritter
    [4] vierter
    [5] fünfter
   *[6] sechster
} von sechs

# A screen reader says it when a dot is set; $order is its place in the pattern, from 1 to 6.
pattern-chosen = Punkt { NUMBER($dot) }, { $order ->
    [1] erster
    [2] zweiter
    [3] dritter
    [4] vierter
    [5] fünfter
   *[6] sechster
} von sechs.
pattern-go-on = Mach bei Punkt { NUMBER($dot) } weiter oder fang irgendwo neu an.
pattern-taken-back = Punkt { NUMBER($dot) } zurückgenommen.
pattern-cleared = Geleert.
pattern-complete = Alle sechs Punkte sind gesetzt.

# After a pattern that was drawn to try it out.
pattern-tried-out = Gezeichnet. Mehr ist nicht dabei.
pattern-wrong = Zeichne es noch einmal.

# $example is six numbers with dashes between them.
pattern-not-numbers = Schreib die Zahlen der Punkte, etwa { $example }.
pattern-too-few = Das Muster hat sechs Punkte, { $found ->
    [one] hier ist es nur einer.
   *[other] hier sind es { $found }.
}
pattern-too-many = Das Muster hat sechs Punkte, hier sind es mehr.
pattern-no-such-dot = Einen Punkt { NUMBER($dot) } gibt es nicht.
pattern-dot-used = Punkt { NUMBER($dot) } ist schon im Muster.
pattern-out-of-reach = Von Punkt { NUMBER($from) } kommst du nicht in einem Zug zu Punkt { NUMBER($to) }.
pattern-has-all-dots = Das Muster ist vollständig.

## factors: The gesture pad

# What a screen reader calls the pad, unless a page says more.
gesture-label = Gestenfeld
gesture-invitation = Klicke und scrolle hier

# The same where there are fingers and no mouse.
gesture-invitation-touch = Tippe, drücke und wische hier

# What can be done in the pad: with which buttons of a mouse, how often, and the same by fingers.
gesture-ways = Links, Mitte und rechts; einfach und doppelt; das Rad nach oben und unten. Auf einem Touchscreen: tippen, zwei Finger, lange drücken, wischen.

# The same where there are fingers and no mouse: which touch is which click or scroll.
gesture-ways-touch = Tippen: links. Zwei Finger: Mitte. Lange drücken: rechts. Zweimal schnell: doppelt. Wischen: nach oben oder unten.

# Above eight buttons that stand for the clicks and scrolls.
gesture-keys = Dasselbe mit Tasten

# What a screen reader calls the row of what was entered.
gesture-beads = Deine Geste bis hierher

# A switch: what was entered is shown, and not only how much.
gesture-reveal = Anzeigen

# A screen reader says it in the place of what was entered.
gesture-hidden = Verdeckt
gesture-left-click = Linksklick
gesture-middle-click = Mittelklick
gesture-right-click = Rechtsklick
gesture-left-double-click = Doppelter Linksklick
gesture-middle-double-click = Doppelter Mittelklick
gesture-right-double-click = Doppelter Rechtsklick
gesture-scroll-up = Nach oben scrollen
gesture-scroll-down = Nach unten scrollen

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
    [one] Aktion, { $strength }
   *[other] Aktionen, { $strength }
}

# What follows the number of events where nobody judges them: “3 events”.
gesture-count = { $count ->
    [one] Aktion
   *[other] Aktionen
}

# The same with as many events as there can be: “64 events, strong. That is …”.
gesture-so-far-full = Aktionen, { $strength }. Länger kann eine Geste nicht sein.

# How good the gesture is, from here on: they follow “3 events, ”.
gesture-nothing-yet = noch nichts

# $missing is from 1 to 7.
gesture-short = { $missing ->
    [one] kurz: noch eine Aktion hinzufügen
    [2] kurz: noch zwei Aktionen hinzufügen
    [3] kurz: noch drei Aktionen hinzufügen
    [4] kurz: noch vier Aktionen hinzufügen
    [5] kurz: noch fünf Aktionen hinzufügen
    [6] kurz: noch sechs Aktionen hinzufügen
    [7] kurz: noch sieben Aktionen hinzufügen
   *[other] kurz: noch ein paar Aktionen hinzufügen
}

# $missing is 1 or 2: so many other kinds of events are needed.
gesture-too-much-the-same = { $missing ->
    [one] zu eintönig: eine andere Art untermischen
    [2] zu eintönig: zwei andere Arten untermischen
   *[other] zu eintönig: ein paar andere Arten untermischen
}
gesture-too-regular = zu regelmäßig: die Reihenfolge abwechseln
gesture-fair = mittel
gesture-good = gut
gesture-strong = stark

## factors: Choosing a picture

picture-label = Bild wählen

# Follows the button “Choose a picture”.
picture-other-ways = oder hier ablegen oder als kopierte Datei einfügen
picture-promise = Das Bild bleibt auf diesem Gerät. Bewahre genau diese Datei auf: Eine verkleinerte oder neu gespeicherte Kopie funktioniert nicht.

# What a screen reader says for the small picture.
picture-thumbnail = Das Bild, das du gewählt hast

# The name of a file and its size: “cat.jpg · 3.4 MB”.
picture-name-and-size = { $name } · { $size }
picture-stop = Lesen anhalten
picture-read-again = Noch einmal lesen
picture-remove = Entfernen

# What a screen reader calls the bar that shows how far reading has come.
picture-progress = Bild wird gelesen

# How far a chosen picture has come.
picture-none = Noch kein Bild gewählt.
picture-waiting = Gewählt. Es wird gelesen, sobald dein Benutzername feststeht.
picture-reading = Wird gelesen …

# $done and $total are sizes, like “12.0 MB”.
picture-reading-so-far = Gelesen: { $done } von { $total }.
picture-reading-left = { $seconds ->
    [one] Gelesen: { $done } von { $total }, noch etwa { $seconds } Sekunde.
   *[other] Gelesen: { $done } von { $total }, noch etwa { $seconds } Sekunden.
}

# $size is like “3.4 MB”.
picture-ready = Fertig: { $size } auf diesem Gerät gelesen.
picture-missing = Wähle ein Bild.
picture-empty = Diese Datei ist leer. Wähle ein anderes Bild.

# $size is like “812 bytes”.
picture-too-small = Diese Datei hat nur { $size }. Wähle ein Bild mit mindestens 1 KB.
picture-too-large = Diese Datei hat mehr als 256 MB. Wähle ein kleineres Bild.
picture-unreadable = Die Datei ließ sich nicht mehr lesen. Wähle sie noch einmal.
picture-stopped = Vor dem Ende angehalten.

# Sizes of files, also of those in the vault; $number has one decimal.
picture-size-bytes = { NUMBER($number) } Byte
picture-size-kilobytes = { $number } KB
picture-size-megabytes = { $number } MB
picture-size-gigabytes = { $number } GB

## factors: A picture that the page makes

picture-make = Bild erstellen lassen
picture-make-another = Noch eins erstellen

# Follows the button “Make me a picture”.
picture-make-hint = Keins zur Hand? Ein Mosaik, das sonst niemand hat, gespeichert in deinen Downloads.

# While the mosaic is being made.
picture-making = Steinchen werden gelegt …

# What a screen reader calls the bar that shows how far it has come.
picture-make-progress = Bild wird erstellt

# $file is the name of the file.
picture-made = Als { $file } in deinen Downloads gespeichert. Bewahre sie auf: Genau diese Datei ist dein Bild.
picture-make-failed = In diesem Browser ließ sich kein Bild erstellen. Wähle stattdessen eins.
picture-save-again = Noch einmal speichern

## pages: How easy a new password is to guess

strength-short = { $missing ->
    [one] Zu kurz: Es fehlt noch ein Zeichen.
   *[other] Zu kurz: Es fehlen noch { $missing } Zeichen.
}

# $reason is one of the messages strength-reason-….
strength-easy = Leicht zu erraten: { $reason }
strength-better = Mittel, es geht noch besser: { $reason }
strength-fair = Mittel: Mit noch einem Wort ohne Bezug zum Rest wird es gut.
strength-good = Gut: Das ist schwer zu erraten.

# These follow a colon and close the sentence.
strength-reason-plain = Ergänze ein oder zwei Wörter, die nichts mit dem Rest zu tun haben.
strength-reason-keys = Diese Tasten liegen nebeneinander. Nimm lieber Wörter ohne Zusammenhang.
strength-reason-repeated = Es wiederholt sich. Ersetze die Wiederholung durch etwas Neues.
strength-reason-sequence = Es folgt einer Reihe wie abc oder 4321. Nimm lieber Wörter ohne Zusammenhang.
strength-reason-date = Es enthält ein Datum oder eine Jahreszahl. Nimm dafür ein Wort ohne Zusammenhang.
strength-reason-common = Es ist ein häufiges Passwort oder ähnelt einem. Nimm lieber Wörter ohne Zusammenhang.
strength-reason-word = Es ist ein einzelnes Wort. Ergänze drei, die nichts damit zu tun haben.
strength-reason-name = Es besteht aus Namen. Ergänze Wörter, die keine Namen sind.
strength-reason-personal = Es enthält deinen Namen, deine Adresse oder den Namen dieser Website. Lass sie weg.

## pages: Recovery codes, shown once

recovery-codes-heading = Sichere deine Wiederherstellungscodes
recovery-codes-why = Falls du einmal dein Passwort, dein Bild oder deine Geste verlierst, kannst du mit einem dieser Codes und einem Muster per E-Mail alles neu wählen. Ohne sie kann dich niemand mehr hereinlassen.
recovery-codes-keep = Bewahre sie dort auf, wo du sie auch ohne dieses Konto lesen kannst: auf Papier oder in einem Passwortmanager. Jeder gilt einmal. Sie werden nie wieder gezeigt.

# Beside a box to tick.
recovery-codes-saved = Ich habe sie gesichert
recovery-codes-tick-first = Sichere zuerst die Codes und setze dann das Häkchen: Sie werden nicht noch einmal gezeigt.

# What a browser may say before the page is left.
recovery-codes-leave = Die Codes werden nicht noch einmal gezeigt.

# Three buttons, and what came of them.
recovery-codes-copy = Kopieren
recovery-codes-download = Herunterladen
recovery-codes-print = Drucken
recovery-codes-copied = Kopiert. Füge sie dort ein, wo du sie aufbewahrst.
recovery-codes-not-copied = In diesem Browser kann die Seite nicht kopieren. Lade die Codes herunter oder markiere und kopiere sie von Hand.

# $file is the name of the file.
recovery-codes-downloaded = Als { $file } in deinen Downloads gespeichert.
recovery-codes-not-downloaded = In diesem Browser kann die Seite keine Datei speichern. Kopiere oder drucke die Codes.
recovery-codes-not-printed = In diesem Browser kann die Seite nicht drucken. Kopiere die Codes oder lade sie herunter.

# The first and the last line of what is printed or saved, with the codes between them. $site is the
# name of the site, $address where a code is entered.
recovery-codes-title = Wiederherstellungscodes für { $username } bei { $site }
recovery-codes-use = Jeder gilt einmal. Wenn du dein Passwort, dein Bild oder deine Geste verlierst, gib einen davon hier ein: { $address }

## pages: Creating an account

sign-up-title = Registrieren
sign-up-heading = Erstelle dein Konto

# The steps of the way. There is room for one short word each.
sign-up-step-you = Du
sign-up-step-picture = Bild
sign-up-step-gesture = Geste
sign-up-step-pattern = Muster
sign-up-step-codes = Codes
sign-up-create = Konto erstellen

# What the button says while the account is being made.
sign-up-creating = Wird erstellt …

# Before a link that says “Sign in”.
sign-up-already-here = Schon dabei?
sign-up-sign-in = Anmelden
sign-up-username-hint = Buchstaben, Ziffern, Punkte, Binde- und Unterstriche. Er lässt sich später nicht ändern.
sign-up-email-hint = Hierher kommen deine Muster.
sign-up-username-first = Gib zuerst einen Benutzernamen ein.
sign-up-reloaded = Diese Seite wurde neu geladen. Name und Adresse sind noch da. Passwort, Bild und Geste werden nie aufbewahrt; was fehlt, wird vor dem Ende noch einmal abgefragt.
sign-up-first-pattern = Zeichne dein erstes Muster

## pages: Recovery with a saved code

recover-title = Wiederherstellen
recover-heading = Stelle dein Konto wieder her

# The steps of the way. There is room for one short word each.
recover-step-code = Code
recover-step-pattern = Muster
recover-step-picture = Bild
recover-step-gesture = Geste
recover-how = Mit einem deiner gesicherten Wiederherstellungscodes und einem Muster, das per E-Mail kommt, wählst du Passwort, Bild und Geste neu.
recover-code = Wiederherstellungscode
recover-code-hint = 24 Buchstaben und Ziffern. Leerzeichen, Striche und Großschreibung spielen keine Rolle.
recover-username-missing = Gib deinen Benutzernamen ein.
recover-code-missing = Gib einen deiner Wiederherstellungscodes ein.
recover-refused = Dieser Name und dieser Code gehören nicht zusammen, oder der Code wurde schon benutzt. Prüfe beides oder nimm den nächsten Code.
recover-draw-pattern = Zeichne das Muster aus der E-Mail
recover-new-password-heading = Wähle ein neues Passwort
recover-new-password-why = Code und Muster stimmen. Wähle nun alle drei Faktoren in einem Zug neu: Nach einer Weile wird der Code sonst noch einmal verlangt. Bis du fertig bist, ändert sich nichts.

# The label of the field.
recover-new-password = Neues Passwort
recover-save = Neue Faktoren speichern

# What the button says while the factors are being saved.
recover-saving = Wird gespeichert …

# Before a link that says “Sign in”.
recover-nothing-lost = Nichts verloren?
recover-sign-in = Anmelden

# The title of the page on which recovery has succeeded.
recover-done-title = Wiederhergestellt
recover-done-heading = Dein Konto gehört wieder dir

# Three sentences that follow each other: this one, how many codes are left, and what has ended.
recover-done = Du kannst dich mit deinen neuen Faktoren anmelden.
recover-codes-left = { $codes ->
    [0] Du hast keinen Wiederherstellungscode mehr.
    [one] Du hast noch einen Wiederherstellungscode.
   *[other] Du hast noch { $codes } Wiederherstellungscodes.
}
recover-ended = Alle Sitzungen sind beendet, und der benutzte Code gilt nicht mehr.
recover-make-codes = Erstelle nach dem Anmelden auf der Sicherheitsseite neue Wiederherstellungscodes.

## pages: The account

account-title = Konto
account-loading = Dein Konto wird geladen …
account-hello = Hallo, { $username }
account-welcome = Dein Konto ist bereit. Bewahre deine Bilddatei so auf, dass du sie wiederfindest: Eine neu gespeicherte Kopie kann sie nicht ersetzen.
account-vault-closed = Dein Tresor ist gesperrt.
account-vault-locked = Dein Tresor hat sich gesperrt: Seine Zeit war abgelaufen.
account-vault-still-open = Das Sperren hat nicht geklappt: Dein Tresor bleibt offen, bis seine Zeit abgelaufen ist. Öffne ihn, um es noch einmal zu versuchen.
account-where = Wo es dein Konto gibt

# How it stands with the account in one service.
account-service-ready = Bereit
account-service-being-set-up = Wird eingerichtet …
account-service-no-answer = Antwortet noch nicht; der nächste Versuch folgt von selbst
account-security = Sicherheit
account-security-about = Wer angemeldet ist, was geschehen ist, Wiederherstellungscodes und wie du Passwort, Bild, Geste oder Adresse änderst.
account-review-security = Sicherheit ansehen
account-vault = Dein Tresor
account-vault-about = Er öffnet sich nur mit einem neuen Muster aus einer Mail, auch für dich, und sperrt sich nach fünf Minuten von selbst wieder.
account-open-vault = Tresor öffnen

## pages: The administration

admin-title = Verwaltung
admin-link-about = Konten anderer, was auf dieser Website geschehen ist und wie es um sie steht.
admin-open = Verwaltung öffnen
admin-loading = Wird geladen …
admin-draw-why = Was hier steht, betrifft andere Menschen. Es öffnet sich mit einem Muster, das du in den letzten Minuten gezeichnet hast.

# The four places of the administration.
admin-accounts = Konten
admin-events = Ereignisse
admin-services = Dienste und Warteschlangen
admin-keys = Schlüssel
admin-search = Suchen
admin-search-label = Benutzername, Adresse oder Kennung
admin-search-hint = Der Anfang eines Benutzernamens; mit einem @ darin der Anfang einer Adresse; oder eine ganze Kennung.

# Which accounts are listed.
admin-show = Welche Konten
admin-show-all = Alle
admin-show-locked = Gesperrt
admin-show-admins = Administratoren
admin-no-accounts = Ein solches Konto gibt es nicht.
admin-next-page = Nächste Seite
admin-first-page = Erste Seite

# Heads of columns, and names of single facts.
admin-state = Zustand
admin-created = Angelegt
admin-id = Kennung
admin-locked-since = Gesperrt seit
admin-admin-since = Administrator seit
admin-failures = Fehlversuche in Folge
admin-codes-left = Verbleibende Wiederherstellungscodes

# How it stands with an account.
admin-state-active = Aktiv
admin-state-locked = Gesperrt
admin-state-stopped = Durch Fehlversuche gestoppt

# A mark at the account of an administrator.
admin-mark = Administrator
admin-back-to-accounts = Zurück zu den Konten
admin-acts = Was du tun kannst
admin-acts-about = Jede Handlung ist ein Ereignis. Die Person, der das Konto gehört, sieht es, und in den Ereignissen der Website steht dein Name dabei.
admin-acts-none = Dies ist das Konto eines Administrators. Darauf wirken nur die Befehle derer, die diese Website betreiben.
admin-lock = Sperren
admin-unlock = Entsperren
admin-end-all = Alle Sitzungen beenden

# Questions before an act, and what it does. $username is a username.
admin-ask-lock = Konto { $username } sperren?
admin-ask-lock-what = Niemand kann sich mehr anmelden, alle Sitzungen enden, und die Adresse wird benachrichtigt.
admin-ask-unlock = Konto { $username } entsperren?
admin-ask-unlock-what = Die Anmeldung ist wieder möglich, auch wenn zu viele Fehlversuche sie gestoppt hatten, und die Adresse wird benachrichtigt.
admin-ask-end-all = Alle Sitzungen von { $username } beenden?
admin-ask-end-what = Wer dort angemeldet ist, muss sich neu anmelden.
admin-done-locked = Das Konto ist gesperrt, und alle Sitzungen sind beendet.
admin-done-unlocked = Das Konto ist entsperrt.
admin-done-ended-all = Alle Sitzungen sind beendet.
admin-no-sessions = Niemand ist angemeldet.
admin-where = Wo es das Konto gibt

# Heads of the columns of events.
admin-when = Wann
admin-what = Was
admin-whom = Konto
admin-by = Durch
admin-from = Von wo
admin-an-administrator = Ein Administrator
admin-erased = Ein gelöschtes Konto
admin-kind = Art des Ereignisses
admin-kind-every = Jede Art
admin-filter = Anzeigen
admin-no-events = Nichts dergleichen ist geschehen.
admin-older = Ältere Ereignisse
admin-newest = Neueste Ereignisse

# Services, and what waits to be handed on.
admin-service = Dienst
admin-made = Letztes Konto angelegt
admin-waiting = Wartet
admin-oldest = Ältestes seit
admin-in-vain = Vergeblich versucht
admin-most-attempts = Meiste Versuche
admin-service-told = Hat alles erfahren
admin-service-waiting = Wird benachrichtigt
admin-service-silent = Antwortet nicht
admin-mails = E-Mails
admin-mails-about = E-Mails, die der Mailserver noch nicht angenommen hat.
admin-services-about = Was jeder Dienst noch erfahren muss: anzulegende oder zu löschende Konten und beendete Sitzungen.
admin-services-title = Dienste

# The keys that sign.
admin-keys-about = Schlüssel wechseln mit dem Alter oder auf Befehl derer, die diese Website betreiben. Von einem Schlüssel selbst wird nichts gezeigt.
admin-keys-title = Schlüssel, die unterschreiben
admin-key-for = Unterschreibt
admin-key-call = Aufrufe an Dienste
admin-key-provision = Konten in Diensten
admin-key-countersign = Geöffnete Tickets
admin-key-next = Kommt als Nächster
admin-key-current = Unterschreibt jetzt
admin-key-previous = Gilt noch
admin-since = Seit
admin-until = Bis
admin-until-command = Zu einem Befehl
admin-pepper = Pepper
admin-pepper-about = Worunter jeder Prüfwert versiegelt ist. Es wechselt nur auf Befehl.
admin-pepper-current = In Gebrauch
admin-pepper-former = Das vorige
admin-pepper-first = Dem ersten Start

## pages: Opening something with a fresh pattern

unlock-title = Entsperren
unlock-loading = Was gesperrt ist, wird geladen …

# $service is the name of a service; below it stands what it wants to open.
unlock-asks = { $service } bittet um ein neues Muster
unlock-over = Dieser Code gilt nicht mehr
unlock-over-why = Er wurde benutzt, seine Zeit ist abgelaufen, oder er gehört zu einem anderen Browser. Es wurde nichts geöffnet.
unlock-go-to-account = Zu deinem Konto

## pages: The security page

security-title = Sicherheit
security-loading-events = Was geschehen ist, wird geladen …
security-loading = Wird geladen …
security-mailing = Wird gesendet …
security-back-to-account = Zurück zu deinem Konto

# The way back from the pages below the security page.
security-back = Zurück zur Sicherheit

# The link that ends a change and leads back to the security page.
security-done = Fertig
security-about = Wer in deinem Konto angemeldet ist, was damit geschehen ist und wie du änderst, was es schützt.
security-how-you-sign-in = Wie du dich anmeldest
security-factors = Passwort, Bild und Geste
security-factors-about = Sie werden zusammen geprüft. Du kannst eins davon ändern oder alle.

# The two buttons that say “Change”, as they are read aloud.
security-change-factors = Passwort, Bild oder Geste ändern
security-change-email = Adresse ändern
security-change = Ändern
security-address = Adresse

# $address is an e-mail address.
security-patterns-mailed-to = Deine Muster gehen an { $address }.
security-fresh-why = Dafür brauchst du ein Muster, das du in den letzten Minuten gezeichnet hast. Es zeigt, dass du es bist und nicht jemand, der diesen Browser offen vorgefunden hat.

## pages: Recovery codes on the security page

recovery-codes = Wiederherstellungscodes
recovery-codes-about = Wenn du einen Faktor verloren hast, kannst du mit einem Wiederherstellungscode neue wählen. Jeder gilt einmal.
recovery-codes-left = { $codes ->
    [0] Du hast keinen Code mehr.
    [one] Du hast noch einen Code.
   *[other] Du hast noch { $codes } Codes.
}
recovery-few-left = Erstelle neue, bevor der letzte benutzt ist: Ohne Faktoren und ohne Codes kann dich niemand hereinlassen.
recovery-make-codes = Neue Codes erstellen
recovery-draw-to-make = Zeichne ein neues Muster, um neue Codes zu erstellen
recovery-make-what = Zehn neue Codes werden erstellt, und deine jetzigen gelten nicht mehr.
recovery-codes-made = Du hast zehn neue Wiederherstellungscodes. Die bisherigen gelten nicht mehr.

## pages: Sessions

sessions-title = Sitzungen
sessions-about = Wo jemand in deinem Konto angemeldet ist. Beende, was du nicht kennst, und ändere dann, wie du dich anmeldest.

# A mark at the session in which this page is read.
sessions-this = Diese Sitzung

# $at is an instant, like 2026-11-22 18:54 UTC; $address is an IP address.
sessions-signed-in = Angemeldet: { $at }
sessions-signed-in-from = Angemeldet: { $at } von { $address }
sessions-last-used = Zuletzt benutzt: { $at }

# A button at each session that ends it, and how it is read aloud; $browser is like “Firefox on Linux”.
sessions-end = Beenden
sessions-end-label = Sitzung mit { $browser } beenden
sessions-end-others = Alle anderen beenden
sessions-draw-to-end = Zeichne ein neues Muster, um diese Sitzung zu beenden
sessions-draw-to-end-others = Zeichne ein neues Muster, um alle anderen Sitzungen zu beenden
sessions-ended = Die Sitzung ist beendet. Wer sie benutzt hat, muss sich neu anmelden.
sessions-ended-others = Alle anderen Sitzungen sind beendet. Wer eine davon benutzt hat, muss sich neu anmelden.
sessions-ended-already = Diese Sitzung ist schon beendet.

## pages: Known browsers

devices-title = Bekannte Browser
devices-about = Du bekommst eine E-Mail, wenn sich jemand mit einem anderen anmeldet. Einen Browser zu vergessen beendet keine Sitzung.
devices-none = Kein Browser ist bekannt. Die nächste Anmeldung gilt als neu.

# A mark at the browser in which this page is read.
devices-this = Dieser Browser

# $at is an instant, like 2026-11-22 18:54 UTC.
devices-known-since = Bekannt seit { $at }
devices-last-sign-in = Letzte Anmeldung: { $at }

# A button at each browser, and how it is read aloud; $browser is like “Firefox on Linux”.
devices-forget = Vergessen
devices-forget-label = { $browser } vergessen
devices-forgotten = Der Browser ist vergessen. Die nächste Anmeldung damit gilt als neu.

## pages: What has happened

events-title = Was geschehen ist

# Where the page does not know what kind of event it was.
events-something-else = Etwas anderes ist geschehen
events-show-more = Mehr zeigen
events-loading = Wird geladen …

## pages: Another address

change-email-title = Adresse ändern

# The steps of the way. There is room for two short words each.
change-email-step-address = Neue Adresse
change-email-step-old = Altes Postfach
change-email-step-new = Neues Postfach

# $address is an e-mail address; it stands out in bold letters.
change-email-current = Deine Muster gehen zurzeit an { $address }.
change-email-new = Neue E-Mail
change-email-hint = Du zeichnest zwei Muster: eins aus dem alten Postfach, eins aus dem neuen.
change-email-pattern-old = Das Muster im alten Postfach
change-email-pattern-new = Das Muster im neuen Postfach

# $address is the new e-mail address; it stands out in bold letters.
change-email-changed = Deine Muster gehen ab jetzt an { $address }.
change-email-ended = Alle anderen Sitzungen sind beendet. Beide Adressen bekommen eine E-Mail, in der das steht.

## pages: Other factors

change-factors-title = Anmeldung ändern

# The steps of the way: the factors of now are proven, what changes is chosen, what is new is
# entered, and a pattern is drawn. There is room for one short word each.
change-factors-step-prove = Nachweis
change-factors-step-choose = Auswahl
change-factors-step-new = Neu
change-factors-step-pattern = Muster
change-factors-prove-why = Wer einen Faktor ändert, weist zuerst alle nach: Sie werden als Ganzes aufbewahrt, und niemand hier kann sie auseinanderhalten.
change-factors-current-password = Jetziges Passwort
change-factors-password-missing = Gib dein jetziges Passwort ein.
change-factors-picture-missing = Wähle dein Bild.
change-factors-what = Was möchtest du ändern?

# What can be ticked, after “Password”.
change-factors-picture = Bild
change-factors-gesture = Geste
change-factors-nothing-chosen = Wähle mindestens eins, das sich ändern soll.
change-factors-new-password-heading = Wähle ein neues Passwort

# The label of the field.
change-factors-new-password = Neues Passwort

# Where the page does not know who it is for any more.
change-factors-reload = Lade die Seite neu und versuch es noch einmal.

# What the last button says, and what it says while the factors are being checked.
change-factors-change = Ändern
change-factors-checking = Wird geprüft …
change-factors-refused = Dein jetziges Passwort, dein Bild und deine Geste gehören nicht zusammen. Prüfe alle drei; was du neu gewählt hast, ist noch da.
change-factors-draw-pattern = Zeichne das Muster für die Änderung
change-factors-changed = Geändert. Ab dem nächsten Mal meldest du dich mit dem an, was du gerade gewählt hast.
change-factors-ended = Alle anderen Sitzungen sind beendet, und jeder andere Browser gilt als neu. Dasselbe steht in einer E-Mail an dich.

## pages: The end of an account

erase-heading = Das Konto löschen
erase-about = Entfernt es hier und in jedem Dienst, mit allem, was darin ist.

# Also the title of the page.
erase-title = Konto löschen

# In bold letters; the sentence after it follows in the same line.
erase-no-way-back = Es gibt keinen Weg zurück.
erase-what-goes = Das wird gelöscht:
erase-here = Hier: dein Benutzername, deine Adresse, Passwort, Bild, Geste und Wiederherstellungscodes, alle Sitzungen, alle bekannten Browser und die Liste dessen, was geschehen ist.

# $service is the name of a service.
erase-service = { $service }: alle Einträge, die du dort aufbewahrst.

# $address is an e-mail address.
erase-what-stays = Es bleibt nur eine Zeile im Protokoll der Website: dass ein Konto gelöscht wurde, unter einer Nummer, die niemanden nennt. Dein Benutzername wird für andere frei. Eine letzte E-Mail geht an { $address }.
erase-username = Dein Benutzername
erase-username-hint = Gib zur Bestätigung { $username } ein.

# The first stands at the field, the second above the form.
erase-username-wrong = Das ist nicht dein Benutzername.
erase-username-needed = Gib deinen Benutzernamen ein, um fortzufahren.
erase-mail-pattern = Muster an mich senden
erase-keep = Konto behalten
erase-last-pattern = Zeichne das letzte Muster
erase-last-pattern-about = Sobald es stimmt, ist das Konto weg.

## pages: The vault and its list

vault-title = Tresor
vault-opening = Dein Tresor wird geöffnet …
vault-heading = Dein Tresor
vault-empty = Noch nichts hier. Füge ein Bankkonto, eine Karte oder eine Datei hinzu: Alles wird mit einem eigenen Schlüssel nur für dich verschlüsselt.

# The label of a field that finds records by the words of their titles.
vault-search = Suchen

# What a screen reader calls the list.
vault-records = Einträge
vault-nothing-found = Kein Titel enthält diese Wörter.

# A kind of record and its state beside its title. $kind is vault-kind-file, $size is like “3.4 MB”.
vault-kind-and-size = { $kind } · { $size }
vault-kind-not-uploaded = { $kind } · nicht hochgeladen

# Links. The first leads to what was done in the vault, the last from other pages to the list.
vault-history = Verlauf
vault-export-everything = Alles exportieren
vault-all-records = Alle Einträge
vault-loading = Wird geladen …

## pages: The vault's lock

# Before a countdown in bold: “Open for 9:05”. What stands here may also be a label with a colon.
vault-open-for = Noch offen:
vault-lock-now = Jetzt sperren

# In the place of a record's title when the time is over.
vault-locked = Gesperrt

# Before a link that says “Open it again”.
vault-locked-itself = Der Tresor hat sich gesperrt.
vault-open-again = Wieder öffnen

# Above the grid for the pattern, on a form that somebody was filling in.
vault-locked-meanwhile = Der Tresor hat sich inzwischen gesperrt. Was du eingegeben hast, ist noch da; zeichne das Muster, um es zu speichern.
vault-ask-heading = Dein Tresor ist gesperrt
vault-ask-why = Eine andere Website hat dich hierher geführt. Um deinen Tresor zu öffnen, lass dir ein Muster per E-Mail schicken.
vault-ask-send = Muster an mich senden

## pages: Adding to the vault

# The heading above a button for each kind; the name of the kind stands on the button, and a screen
# reader says the whole, like “Add a bank account”. That is the heading of the form as well.
vault-saved = Gespeichert.
vault-add = Hinzufügen
vault-add-bank-account = Bankkonto hinzufügen
vault-add-identity-document = Ausweis hinzufügen
vault-add-card = Karte hinzufügen
vault-add-note = Notiz hinzufügen
vault-add-file = Datei hinzufügen
vault-kind-bank-account = Bankkonto
vault-kind-identity-document = Ausweis
vault-kind-card = Karte
vault-kind-note = Notiz
vault-kind-file = Datei

## pages: Fields of the vault's records

# By the title a record is found in the list.
vault-field-title = Titel
vault-field-account-holder = Kontoinhaber/-in
vault-field-account-number = Kontonummer
vault-field-account-type = Kontoart
vault-field-phone = Telefon
vault-field-address = Adresse
vault-field-proof-of-identity = Identitätsnachweis
vault-field-document-type = Art des Ausweises
vault-field-document-number = Ausweisnummer

# Of an identity document.
vault-field-document-holder = Name im Ausweis
vault-field-issuing-country = Ausstellendes Land
vault-field-issued-on = Ausgestellt am
vault-field-valid-until = Gültig bis
vault-field-notes = Notizen
vault-field-card-holder = Name auf der Karte
vault-field-card-number = Kartennummer
vault-field-security-code = Sicherheitscode
vault-field-pin = PIN

# The bank that has issued a card.
vault-field-card-issuer = Bank

# The text of a note.
vault-field-text = Text
vault-field-file-name = Dateiname
vault-field-media-type = Medientyp
vault-hint-document-type = Zum Beispiel Reisepass, Personalausweis oder Führerschein.
vault-hint-card-month = Monat und Jahr wie auf der Karte: 04/31.
vault-hint-security-code = Die 3 oder 4 Ziffern neben der Unterschrift oder der Nummer.

# Stands at a secret field that has something in it already, which is not shown.
vault-hint-keep-secret = Leer lassen, um es zu behalten.

# Beside boxes to tick.
vault-remove-security-code = Sicherheitscode entfernen
vault-remove-pin = PIN entfernen

## pages: Editing the vault's records

vault-saving = Wird gespeichert …
vault-title-missing = Gib einen Titel ein, unter dem du den Eintrag wiederfindest.
vault-fields-refused = Der Tresor braucht in den markierten Feldern etwas anderes.

## pages: One record of the vault

# The title of the page.
vault-record-title = Eintrag
vault-record-opening = Der Eintrag wird geöffnet …

# A button, and the heading of the form that it opens.
vault-record-change = Ändern
vault-record-change-heading = Eintrag ändern

# A button, and what it says when it was pressed once: a second press deletes.
vault-record-delete = Löschen
vault-record-delete-ask = Diesen Eintrag endgültig löschen? Das lässt sich nicht rückgängig machen.
vault-record-delete-for-good = Endgültig löschen

# The label of a file's size.
vault-file-size = Größe

# In the place of the size.
vault-file-unfinished = Das Hochladen wurde nicht fertig.
vault-file-download = Herunterladen

# A button, and the heading of the form that it opens.
vault-file-replace = Ersetzen
vault-file-replace-heading = Datei ersetzen

# A button, and also the heading of the form that it opens.
vault-file-upload = Datei hochladen

## pages: Secret fields of the vault's records

# A switch that shows all secret fields of a record; what it says meanwhile, and then.
vault-secret-reveal = Anzeigen
vault-secret-asking = Wird angefragt …
vault-secret-hide = Verbergen

# Below the switch.
vault-secret-takes-pattern = Braucht jedes Mal ein neues Muster.

# $time counts down, like “0:59”.
vault-secret-hidden-in = Wieder verborgen in { $time }
vault-copy = Kopieren

# What a screen reader calls the button; $field is the label of the field, like “Card number”.
vault-secret-copy = { $field } kopieren
vault-secret-copied = Kopiert
vault-secret-copy-by-hand = Markiere es und kopiere es von Hand.

## pages: Sending a file to the vault

vault-file-choose = Datei wählen

# How far a file has come. $name is its name; $size, $largest, $sent and $total are like “3.4 MB”.
vault-file-none = Eine beliebige Datei mit höchstens { $largest }.
vault-file-chosen = { $name }, { $size }
vault-file-empty = { $name } ist leer. Wähle eine Datei, in der etwas steht.
vault-file-too-large = { $name } hat { $size }. Wähle eine Datei mit höchstens { $largest }.
vault-file-saving = Platz wird geschaffen …
vault-file-sent-so-far = { $sent } von { $total } gesendet
vault-file-storing = Gesendet; der Tresor legt sie ab …

# What a screen reader calls the bar that shows how much was sent.
vault-file-progress = Gesendet
vault-file-missing = Wähle zuerst eine Datei.
vault-file-cannot-be-sent = In diesem Browser kann die Seite keine Datei senden.
vault-file-not-taken = So große Dateien nimmt der Tresor nicht an.
vault-file-stopped = Das Hochladen wurde angehalten. Speichere, um die Datei noch einmal zu senden.
vault-file-broken-off = Das Hochladen wurde nicht fertig: Die Verbindung ist abgebrochen, oder die Datei wurde inzwischen geändert. Speichere, um sie noch einmal zu senden.

## pages: The history of the vault

vault-history-title = Verlauf des Tresors
vault-history-reading = Der Verlauf wird gelesen …
vault-history-heading = Was getan wurde
vault-history-more = Mehr zeigen

# In the place of a record's title.
vault-history-record-deleted = Ein inzwischen gelöschter Eintrag

# What was done.
vault-history-account-created = Dein Tresor wurde angelegt
vault-history-locked = Der Tresor wurde gesperrt
vault-history-unlocked = Der Tresor wurde mit einem Muster geöffnet
vault-history-confirmed = Für einen einzelnen Vorgang wurde ein Muster gezeichnet
vault-history-list-viewed = Die Liste wurde angesehen
vault-history-record-added = Ein Eintrag wurde hinzugefügt
vault-history-record-viewed = Ein Eintrag wurde geöffnet
vault-history-record-changed = Ein Eintrag wurde geändert
vault-history-secrets-revealed = Geheime Felder wurden angezeigt
vault-history-deletion = Ein Eintrag wurde gelöscht
vault-history-file-uploaded = Eine Datei wurde hochgeladen
vault-history-file-downloaded = Eine Datei wurde heruntergeladen
vault-history-exported = Alles wurde exportiert
vault-history-something-else = Etwas anderes wurde getan

# Who did it, after an instant and a dot in the middle of the line. Where it was another browser, its
# name stands there.
vault-history-by-this-browser = dieser Browser
vault-history-by-earlier-session = eine frühere Sitzung
vault-history-by-site = die Website selbst

## pages: Exporting everything in the vault

# The title of the page, and the button; what it says meanwhile, and then.
vault-export-title = Exportieren
vault-export-start = Exportieren
vault-export-busy = Wird exportiert …
vault-export-again = Noch einmal exportieren
vault-export-what = Alle Einträge und Dateien deines Tresors samt ihren geheimen Feldern, in einer Datei. Sie ist verschlüsselt: Sie öffnet sich mit einer Passphrase, die eigens dafür erstellt und hier ein einziges Mal gezeigt wird.
vault-export-takes-pattern = Das braucht jedes Mal ein neues Muster.
vault-export-cannot-be-saved = In diesem Browser kann die Seite keine Datei speichern.
vault-export-broken-off = Das Archiv ist nicht vollständig angekommen, und es wurde nichts gespeichert. Exportiere noch einmal.
vault-archive-saved = In deinen Downloads gespeichert
vault-archive-passphrase = Diese Passphrase öffnet die Datei. Schreib sie jetzt auf: Sie wird nur einmal gezeigt und nirgends aufbewahrt.
vault-archive-copied = Kopiert. Bewahre sie getrennt von der Datei auf.
vault-archive-not-copied = In diesem Browser kann die Seite nicht kopieren. Markiere die Passphrase und kopiere sie von Hand.

# Before two commands for a terminal.
vault-archive-commands = Um sie zu öffnen, führe dort, wo die Datei liegt, einen dieser Befehle aus:

## server: Mails with a pattern

# What a mail tells besides, one line for each: the name of it, and what it is.
mail-fact = { $name }: { $value }

# Names of such lines.
mail-when = Wann
mail-browser = Browser
mail-what = Was
mail-where = Wo
mail-address = Adresse
mail-by = Durch
mail-by-administrator = einen Administrator dieser Website

# Subjects are one line. $site is the name of the site.
mail-enrol-subject = Schließe die Registrierung bei { $site } ab
mail-enrol-wish = Zeichne dieses Muster, um das Konto „{ $username }“ fertig zu erstellen.

mail-sign-in-subject = Dein Muster für { $site }: anmelden
mail-sign-in-wish = Zeichne dieses Muster, um dich als „{ $username }“ anzumelden.

# Each purpose has three messages: the subject, the first sentence of the mail, and what stands in
# the line “What”.
mail-confirm-subject = Dein Muster für { $site }: bestätigen, dass du es bist
mail-confirm-wish = Zeichne dieses Muster, { $username }, um zu bestätigen, dass du es bist.
mail-confirm-what = bestätigen, dass du es bist

mail-recover-subject = Dein Muster für { $site }: dein Konto wiederherstellen
mail-recover-wish = Zeichne dieses Muster, { $username }, um dein Konto wiederherzustellen.
mail-recover-what = dein Konto wiederherstellen

# $factors is one of the messages mail-factors-….
mail-change-factors-subject = Dein Muster für { $site }: { $factors } ändern
mail-change-factors-wish = Zeichne dieses Muster, { $username }, um { $factors } zu ändern.
mail-change-factors-what = { $factors } ändern

mail-change-email-subject = Dein Muster für { $site }: die Adresse für deine Codes ändern
mail-change-email-wish = Zeichne dieses Muster, { $username }, um die Adresse zu ändern, an die deine Codes gehen.
mail-change-email-what = die Adresse ändern, an die deine Codes gehen

mail-recovery-codes-subject = Dein Muster für { $site }: neue Wiederherstellungscodes erstellen
mail-recovery-codes-wish = Zeichne dieses Muster, { $username }, um neue Wiederherstellungscodes zu erstellen.
mail-recovery-codes-what = neue Wiederherstellungscodes erstellen

mail-erase-subject = Dein Muster für { $site }: dein Konto mit allem darin löschen
mail-erase-wish = Zeichne dieses Muster, { $username }, um dein Konto mit allem darin zu löschen.
mail-erase-what = dein Konto mit allem darin löschen

# What $factors stands for: in the mails above, as what is to be changed, and in the notice
# notice-factors-changed, as what has changed. It must fit in all four.
mail-factors-password = dein Passwort
mail-factors-picture = dein Bild
mail-factors-gesture = deine Geste
mail-factors-password-picture = dein Passwort und dein Bild
mail-factors-password-gesture = dein Passwort und deine Geste
mail-factors-picture-gesture = dein Bild und deine Geste
mail-factors-all = dein Passwort, dein Bild und deine Geste

# $service is what a service calls itself, $purpose what it wants to open, in its own words:
# “Open your bank accounts”.
mail-unlock-subject = Dein Muster zum Entsperren: { $service }
mail-unlock-wish = Zeichne dieses Muster, { $username }, um das zu erlauben: { $purpose }.

# How long the pattern lives: 10 minutes, or less where the site says so.
mail-life = { $minutes ->
    [one] Es gilt nur einmal und nur { $minutes } Minute lang.
   *[other] Es gilt nur einmal und nur { $minutes } Minuten lang.
}

# About the grid in which the pattern is drawn in the mail.
mail-grid-turns = Die Zahl in jedem gefüllten Punkt sagt, wann er an der Reihe ist.

# What a screen reader calls that grid.
mail-grid-label = Das Raster, Zeile für Zeile
mail-caution = Wenn du das nicht angefordert hast, zeichne das Muster nicht und gib es nicht weiter. Niemand von uns wird dich je danach fragen.

## server: Notices, which tell by mail what has happened

# $site is the name of the site.
notice-new-browser-subject = Anmeldung bei { $site } mit einem neuen Browser
notice-new-browser = Jemand hat sich mit einem Browser, der bisher nicht bekannt war, in deinem Konto angemeldet.

notice-factors-changed-subject = Deine Anmeldung bei { $site } wurde geändert

# $factors is one of the messages mail-factors-….
notice-factors-changed = Das hat sich geändert: { $factors }. Alle anderen Sitzungen sind beendet.

notice-email-changed-subject = Deine Adresse bei { $site } wurde geändert

# $address is partly masked.
notice-email-changed = Codes und Hinweise gehen ab jetzt an { $address }. Alle anderen Sitzungen sind beendet.

notice-recovery-codes-subject = Du hast neue Wiederherstellungscodes für { $site }
notice-recovery-codes = Zehn neue Wiederherstellungscodes wurden erstellt. Die bisherigen gelten nicht mehr.

notice-recovered-subject = Dein Konto bei { $site } wurde wiederhergestellt
notice-recovered = Ein Wiederherstellungscode wurde benutzt, und Passwort, Bild und Geste wurden neu gewählt. Alle Sitzungen sind beendet.

notice-stopped-subject = Die Anmeldung bei { $site } wurde angehalten
notice-stopped = Zu viele Versuche hintereinander sind fehlgeschlagen, deshalb ist die Anmeldung in deinem Konto angehalten. Mit einem deiner Wiederherstellungscodes geht es weiter.

notice-locked-subject = Dein Konto bei { $site } wurde gesperrt
notice-locked = Wer diese Website betreibt, hat dein Konto gesperrt. Alle Sitzungen sind beendet.

notice-unlocked-subject = Dein Konto bei { $site } ist entsperrt
notice-unlocked = Wer diese Website betreibt, hat dein Konto entsperrt. Du kannst dich wieder anmelden.

notice-admin-granted-subject = Du bist Administrator von { $site }
notice-admin-granted = Wer diese Website betreibt, hat dein Konto zu dem eines Administrators gemacht: Mit einem neuen Muster kannst du andere Konten ansehen und sperren.

notice-admin-revoked-subject = Du bist nicht mehr Administrator von { $site }
notice-admin-revoked = Wer diese Website betreibt, hat deinem Konto die Rolle eines Administrators entzogen.

notice-erased-subject = Dein Konto bei { $site } ist gelöscht
notice-erased = Dein Konto ist gelöscht, und mit ihm alles in den Diensten, was dazugehörte. Du musst nichts weiter tun.

notice-was-you = Wenn du das warst, musst du nichts tun.

# Before a link on a line of its own.
notice-was-not-you = Du warst das nicht? Beende hier alle Sitzungen:

# The text of a link; somebody who gets the notice says it.
notice-not-me = Das war ich nicht: alle Sitzungen beenden

## server: Pages where a service's answer does not reach somebody

# Each has a title and a sentence or two.
proxy-no-service-title = Hier ist nichts
proxy-no-service = Die Adresse führt zu keinem Dienst dieser Website oder zu einem Teil davon, der nicht für Menschen gedacht ist.

proxy-signed-out-title = Niemand ist angemeldet
proxy-signed-out = Melde dich an und versuch es noch einmal.

proxy-locked-title = Dafür braucht es ein neues Muster
proxy-locked = Ein Code ist per E-Mail zu dir unterwegs.

# $service is what a service calls itself.
proxy-closed-title = { $service }: Das ist gesperrt
proxy-closed = Nicht du selbst hast es aufgerufen, sondern etwas anderes, deshalb wurde kein Code gesendet. Um es zu öffnen, lass dir ein Muster per E-Mail schicken.

proxy-foreign-title = Diese Anfrage kommt nicht von einer Seite dieser Website
proxy-foreign = Es wurde nichts geöffnet.

# Service workers are programs that a page leaves behind in a browser.
proxy-worker-title = Service Worker werden nicht ausgeliefert
proxy-worker = Ein Dienst darf kein Skript in deinem Browser zurücklassen.

proxy-too-large-title = Das ist zu groß
proxy-too-large = Der Dienst nimmt weniger an, als gesendet wurde. Es wurde nichts gespeichert.

proxy-too-slow-title = Das hat zu lange gedauert
proxy-too-slow = Die Verbindung hat zu lange pausiert. Es wurde nichts gespeichert; versuch es noch einmal.

proxy-not-ready-title = Noch nicht eingerichtet
proxy-not-ready = Der Dienst legt dein Konto gerade erst an. Versuch es gleich noch einmal.

proxy-wait-title = Zu viele Codes
proxy-wait = Warte eine Weile und versuch es dann noch einmal. Es wurde nichts geöffnet.

proxy-stopped-title = Die Anmeldung ist angehalten
proxy-stopped = Zu viele Muster hintereinander haben nicht gestimmt. Stelle dein Konto wieder her, um weiterzumachen.

proxy-down-title = Der Dienst antwortet nicht
proxy-down = Soweit wir wissen, wurde nichts geändert. Versuch es gleich noch einmal.

proxy-late-title = Der Dienst braucht zu lange
proxy-late = Vielleicht hat er getan, was du wolltest, vielleicht nicht: Sieh nach, bevor du es noch einmal versuchst.

proxy-nonsense-title = Die Antwort des Dienstes wurde abgewiesen
proxy-nonsense = So darf ein Dienst dieser Website nicht antworten. Es wurde nichts geöffnet; versuch es noch einmal, und wenn es dabei bleibt, sag es denen, die diese Website betreiben.

proxy-unavailable-title = Zurzeit nicht verfügbar
proxy-unavailable = Versuch es gleich noch einmal. Es wurde nichts geändert.

# The ways on from these pages; each is a link.
proxy-go-to-account = Zu deinem Konto
proxy-send-pattern = Muster an mich senden

# What a pattern is asked for: $title is what the site calls something that it guards. It stands on
# a page and in a mail, as $purpose does in mail-unlock-wish.
proxy-open = { $title } öffnen

## server: What a pattern is asked for in the vault

# What the person is about to confirm: a heading on the page, and "What" in the mail. At most 120
# characters, and no invisible ones.
purpose-open = Deinen Tresor öffnen
purpose-open-record = Einen Eintrag in deinem Tresor öffnen
purpose-open-file = Eine Datei in deinem Tresor öffnen
purpose-history = Ansehen, was in deinem Tresor geschehen ist
purpose-add = Deinem Tresor einen Eintrag hinzufügen
purpose-change = Einen Eintrag in deinem Tresor ändern
purpose-delete = Einen Eintrag aus deinem Tresor löschen
purpose-store = Eine Datei in deinem Tresor ablegen
purpose-export = Alles aus deinem Tresor als ein verschlüsseltes Archiv exportieren
purpose-reveal = Die geheimen Felder eines Eintrags in deinem Tresor zeigen

# The title of the record follows in “quotation marks”.
purpose-reveal-this = Die geheimen Felder zeigen von
