// How easy a password is to guess. Fetched only where somebody chooses a new one: its dictionaries
// weigh more than all the pages. Nothing that it is given leaves the browser.
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
// One by one: the package's whole dictionary brings surnames and an encyclopaedia, half a megabyte.
import commonWords from "@zxcvbn-ts/language-en/dist/commonWords.json.mjs";
import firstnames from "@zxcvbn-ts/language-en/dist/firstnames.json.mjs";

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...dictionary, commonWords, firstnames },
  graphs: adjacencyGraphs,
});

// The score, 0 to 4, and the name of what is wrong, or null.
export const judge = (password, known) => {
  const { score, feedback } = zxcvbn.check(password, known);
  return { score, warning: feedback.warning };
};
