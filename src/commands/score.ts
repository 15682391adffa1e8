import { exit, type Invocation } from "../cli/invocation.ts";
import { milestoneOf, open, warnOfAhead } from "./open.ts";

/** Prints the scorecard, to read or as JSON. */
export async function run(invocation: Invocation): Promise<number> {
  const milestone = await milestoneOf(invocation);
  const { checklist, scorecard } = await open(invocation);
  // Each form loads its own code: who asks for numbers does not wait for the page.
  if (invocation.args.flag("json")) {
    const { scoreJson } = await import("../core/scorecard/json.ts");
    await invocation.out.line(JSON.stringify(scoreJson(scorecard), null, 2));
  } else {
    const { scoreText } = await import("../core/scorecard/text.ts");
    const { columns } = invocation.out;
    await invocation.out.write(
      scoreText(checklist, scorecard, { columns, style: invocation.style, milestone }),
    );
  }
  await warnOfAhead(invocation, scorecard);
  return exit.done;
}
