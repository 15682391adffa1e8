import { exit, type Invocation } from "../cli/invocation.ts";
import { Fault } from "../core/fault.ts";
import type { MilestoneScore, Scorecard, Verdict } from "../core/scorecard/model.ts";
import { percentText } from "../core/scorecard/tally.ts";
import { oneLine } from "../core/text/harmless.ts";
import { milestoneOf, open, warnOfAhead } from "./open.ts";

const codes: Readonly<Record<Verdict, number>> = { GO: exit.done, "NO-GO": exit.noGo, HOLD: exit.hold };

/** Says GO, NO-GO or HOLD and ends with its code. Throws a Fault where there is no verdict to give. */
export async function run(invocation: Invocation): Promise<number> {
  const name = await milestoneOf(invocation);
  const { checklist, scorecard } = await open(invocation);
  if (!scorecard.milestones) {
    throw new Fault(`the checklist ${checklist.name} declares no gate: there is no verdict to give`, {
      where: checklist.phases[0]?.position.file ?? "",
      mend: "Add `gate: {threshold: 95}` to its front matter.",
    });
  }
  const milestone = scorecard.milestones[name];
  if (milestone.due === 0) {
    throw new Fault(`no item is due by ${name}: there is no verdict to give`, {
      mend: "Choose another milestone with --at.",
    });
  }
  if (invocation.args.flag("json"))
    await invocation.out.line(JSON.stringify(asJson(scorecard, milestone), null, 2));
  else await invocation.out.write(asText(invocation, scorecard, milestone));
  await warnOfAhead(invocation, scorecard);
  await warnOfRemoved(invocation, scorecard);
  return codes[milestone.verdict];
}

/** A verdict must not get better unseen by striking out the item that failed. */
async function warnOfRemoved({ err }: Invocation, { removed }: Scorecard): Promise<void> {
  const failed = removed.filter(({ status }) => status === "fail").map(({ item }) => item);
  if (failed.length === 0) return;
  const which =
    failed.length === 1
      ? `${failed[0]} failed and is`
      : `${failed.length} items failed (${failed[0]}) and are`;
  await err.line(`gonogo: ${which} no longer in the checklist; see \`gonogo score\``);
}

function asJson({ checklist, release, at, redFlags }: Scorecard, milestone: MilestoneScore): object {
  const { name, ...rest } = milestone;
  return { checklist, release, at, milestone: name, ...rest, redFlags };
}

function asText({ style }: Invocation, scorecard: Scorecard, milestone: MilestoneScore): string {
  const paint = { GO: style.good, "NO-GO": style.bad, HOLD: style.warn }[milestone.verdict];
  const flags = scorecard.redFlags.length;
  const counts = [
    `${scorecard.checklist} › ${scorecard.release}`,
    `${milestone.name} ${milestone.passed}/${milestone.applicable} ${milestone.percent === null ? "" : percentText(milestone.percent)}`.trim(),
    flags === 0 ? "no red flags" : flags === 1 ? "1 red flag" : `${flags} red flags`,
  ];
  const lacking = milestone.wouldChange.length;
  if (lacking > 0)
    counts.push(lacking === 1 ? "1 item turns it into GO" : `${lacking} items turn it into GO`);
  return `${paint(milestone.verdict)}  ${oneLine(milestone.reason)}\n${style.dim(counts.join(" · "))}\n`;
}
