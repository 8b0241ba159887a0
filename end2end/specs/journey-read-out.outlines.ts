/** What the accessibility tree of each step holds: roles, names, and what they say. */

export const SIGN_UP = `
  - link "Skip to the content"
  - banner:
    - link "Tessera"
    - navigation "Main":
      - link "Sign in"
      - link "Sign up"
  - main:
    - heading "Create your account" [level=1]
    - paragraph: Step 1 of 5
    - list:
      - listitem: You
      - listitem: Picture
      - listitem: Gesture
      - listitem: Pattern
      - listitem: Codes
    - textbox "Username"
    - textbox "E-mail"
    - textbox "Password"
    - button "Show"
    - status
    - button "Continue"
  - contentinfo:
    - group "Language":
      - button "English"
    - group "Theme":
      - radio "Auto" [checked]
`;

export const PICTURE = `
  - heading "Create your account" [level=1]
  - heading "Choose a picture that is yours" [level=2]
  - button "Choose a picture"
  - button "Make me a picture"
  - status: No picture chosen yet.
  - button "Continue"
  - button "Back"
`;

export const PICTURE_CHOSEN = `
  - button "Choose a picture"
  - paragraph: /.+\\.png · .+/
  - status: /Ready. .+ read on this device\\./
  - button "Remove"
  - button "Continue"
`;

export const GESTURE_PAD = `
  - heading "Make up a gesture" [level=2]
  - group "Gesture pad"
  - list "Your gesture so far"
  - status:
    - strong: "0"
    - text: events, nothing yet
  - button "Undo" [disabled]
  - button "Clear" [disabled]
  - button "Reveal"
  - group "The same by buttons":
    - button "Left click"
    - button "Middle click"
    - button "Right click"
    - button "Scroll up"
    - button "Left double click"
    - button "Middle double click"
    - button "Right double click"
    - button "Scroll down"
  - button "Continue"
  - button "Back"
`;

export const GESTURE_HIDDEN = `
  - list "Your gesture so far":
    - listitem: Hidden
    - listitem: Hidden
  - button "Reveal"
`;

export const GESTURE_REVEALED = `
  - list "Your gesture so far":
    - listitem: Right click
    - listitem: Scroll up
  - button "Reveal" [pressed]
`;

const CODE = `
  - group "Draw the six dots in the order of the mail":
    - button "Dot 1, row 1, column 1"
    - button "Dot 13, row 3, column 3"
    - button "Dot 25, row 5, column 5"
  - status
  - button "Undo" [disabled]
  - button "Clear" [disabled]
  - button "Show numbers" [pressed]
  - button "Hide path"
  - textbox "Or type the numbers"
  - term: Tries left
  - definition: "5"
  - term: Time left
  - definition: /\\d+:\\d\\d/
  - button "Send again"
  - paragraph:
    - button "Start over"
`;

export const PATTERN = `
  - heading "Draw your first pattern" [level=2]
  - paragraph: /A mail with six numbers (is on its way|went) to .+/
${CODE}`;

export const RECOVERY_CODES = `
  - paragraph: Step 5 of 5
  - heading "Save your recovery codes" [level=2]
  - list:
    - listitem:
      - code: /[0-9A-Z]{4}(-[0-9A-Z]{4}){5}/
  - button "Copy"
  - button "Download"
  - button "Print"
  - checkbox "I have saved them"
  - button "Continue"
`;

export const ACCOUNT = `
  - banner:
    - navigation "Main":
      - link "Vault"
      - link "Account"
      - button "Sign out"
  - main:
    - status: /Your account is ready\\. .+/
    - heading /Hello, .+/ [level=1]
    - term: Username
    - term: E-mail
    - heading "Where your account exists" [level=2]
    - heading "Security" [level=2]
    - paragraph:
      - link "Review security"
    - heading "Your vault" [level=2]
    - paragraph:
      - link "Open your vault"
`;

export const SIGN_IN = `
  - heading "Sign in" [level=1]
  - paragraph: Step 1 of 4
  - textbox "Username"
  - textbox "Password"
  - button "Continue"
  - paragraph:
    - text: Lost something?
    - link "Use a recovery code"
  - paragraph:
    - text: No account yet?
    - link "Create one"
`;

export const UNLOCK = `
  - paragraph: /.+ asks for a fresh pattern/
  - heading [level=1]
${CODE}`;

export const VAULT = `
  - heading "Your vault" [level=1]
  - paragraph:
    - text: Open for
    - strong: /\\d:\\d\\d/
  - button "Lock now"
  - paragraph: /Nothing here yet\\. .+/
  - region "Add":
    - heading "Add" [level=2]
    - button "Add a bank account"
    - button "Add an identity document"
    - button "Add a card"
    - button "Add a note"
    - button "Add a file"
  - paragraph:
    - link "History"
    - link "Export everything"
`;

export const RECORDS = `
  - search:
    - searchbox "Search"
  - list "Records":
    - listitem:
      - link "Where the key is"
      - text: Note
`;

export const RECORD = `
  - paragraph:
    - link "All records"
  - heading "Where the key is" [level=1]
  - button "Lock now"
  - term: Text
  - definition: under the third stone
  - button "Change"
  - button "Delete"
`;
