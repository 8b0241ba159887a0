/** The page models. `enrol` (`enrolByRequest` where the way there does not matter), `signIn`, `unlock`, `recover` and `signOut` are whole journeys in one line. */
export { AccountPage } from "./AccountPage.ts";
export { AdminPage } from "./AdminPage.ts";
export { ChangeEmailPage } from "./ChangeEmailPage.ts";
export { ChangeFactorsPage, type NewFactors } from "./ChangeFactorsPage.ts";
export { changing } from "./changing.ts";
export { CodeStep } from "./CodeStep.ts";
export { enrolByRequest } from "./enrolByRequest.ts";
export { ErasePage } from "./ErasePage.ts";
export { Finger, middleOf, type Spot } from "./Finger.ts";
export { Fingers } from "./Fingers.ts";
export { GesturePad } from "./GesturePad.ts";
export type { Hand } from "./Hand.ts";
export { hold } from "./hold.ts";
export { HomePage } from "./HomePage.ts";
export { InboxPage } from "./InboxPage.ts";
export { JourneyByHand } from "./JourneyByHand.ts";
export { enrol, recover, signIn, signOut, unlock } from "./journeys.ts";
export { Keyboard } from "./Keyboard.ts";
export { NotMePage } from "./NotMePage.ts";
export { anotherCode, dotsOf, otherCodes, placeOf } from "./pattern.ts";
export { PatternGrid } from "./PatternGrid.ts";
export type { GestureEvent, Mailbox, Person } from "./Person.ts";
export { PictureChooser } from "./PictureChooser.ts";
export { hydrated, open } from "./ready.ts";
export { RecoverPage } from "./RecoverPage.ts";
export { RecoveryCodes } from "./RecoveryCodes.ts";
export { atRest } from "./rest.ts";
export { SecurityPage } from "./SecurityPage.ts";
export { expectNoSidewaysScroll } from "./sideways.ts";
export { SignInPage } from "./SignInPage.ts";
export { SignUpPage } from "./SignUpPage.ts";
export { UnlockPage } from "./UnlockPage.ts";
export { VaultExportPage } from "./VaultExportPage.ts";
export { VaultHistoryPage } from "./VaultHistoryPage.ts";
export {
  type BankAccount,
  type Card,
  type ChosenFile,
  type IdentityDocument,
  type Note,
  VaultPage,
} from "./VaultPage.ts";
