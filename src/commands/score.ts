import { exit, type Session } from "../cli/session.ts";
import { milestoneOf, open, warnOfAhead } from "./open.ts";

/** Prints the scorecard, to read or as JSON. */
export async function run(session: Session): Promise<number> {
  const milestone = await milestoneOf(session);
  const { checklist, scorecard } = await open(session);
  // Each form loads its own code: who asks for numbers does not wait for the page.
  if (session.args.flag("json")) {
    const { scoreJson } = await import("../core/scorecard/json.ts");
    await session.out.line(JSON.stringify(scoreJson(scorecard), null, 2));
  } else {
    const { scoreText } = await import("../core/scorecard/text.ts");
    const { columns } = session.out;
    await session.out.write(scoreText(checklist, scorecard, { columns, style: session.style, milestone }));
  }
  await warnOfAhead(session, scorecard);
  return exit.done;
}
