import { Box, Text } from "ink";
import type { Message, SavingState } from "../../app/state.ts";
import type { Checklist, Item } from "../../core/checklist/model.ts";
import type { ItemScore, MilestoneName, Scorecard } from "../../core/scorecard/model.ts";
import { certain } from "../../core/text/certain.ts";
import { plain } from "../../core/text/plain.ts";
import { itemLine } from "../item-line.ts";
import type { KeyHint } from "../panes/footer.ts";
import { statusWord } from "../symbols.ts";
import { percentText } from "../words.ts";

export interface SpokenProps {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  readonly milestone?: MilestoneName;
  readonly item: Item | null;
  readonly score: ItemScore | null;
  /** Title of the item's section. */
  readonly section?: string | null;
  /** All that is known of the item, where it was asked for. */
  readonly detail?: readonly string[];
  /** What is shown of the list, and where in it the item is. */
  readonly place?: string;
  readonly saving?: SavingState;
  readonly message: Message | null;
  readonly footer: readonly KeyHint[];
}

/** The walk as flat text for a screen reader: the item first, because it is what changes from key to key. */
export function Spoken(props: SpokenProps) {
  const { item, score, section = null, detail = [], place = "", message, footer } = props;
  return (
    <Box flexDirection="column">
      {message && <Text>{`${messageWord[message.tone]}${certain(message.text)}`}</Text>}
      {item && score && <SpokenItem item={item} score={score} section={section} />}
      {detail.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <Text key={index}>{line}</Text>
      ))}
      {place !== "" && <Text>{certain(place)}</Text>}
      <Text>{summaryOf(props)}</Text>
      <Text>{`Keys: ${footer.map(({ keys, label }) => `${certain(keys)} ${certain(label)}`).join(", ")}.`}</Text>
    </Box>
  );
}

const messageWord: Readonly<Record<Message["tone"], string>> = {
  info: "",
  good: "",
  warn: "Note: ",
  bad: "Error: ",
};

interface SpokenItemProps {
  readonly item: Item;
  readonly score: ItemScore;
  readonly section: string | null;
}

function SpokenItem({ item, score, section }: SpokenItemProps) {
  const lines = [
    itemLine(item.text, score),
    `${statusWord[score.status]}, ${score.reason}. ${plain(score.why)}`,
    ...(item.critical ? ["critical"] : []),
    ...(section === null ? [] : [`section ${plain(section)}`]),
    ...(score.missingFields.length > 0 ? [`to fill in: ${score.missingFields.map(certain).join(", ")}`] : []),
    ...(score.lacksEvidence && item.evidence ? [`no evidence attached: ${plain(item.evidence)}`] : []),
  ];
  return (
    <Box
      flexDirection="column"
      aria-role="listitem"
      aria-state={{ selected: true, checked: score.status === "pass" }}
    >
      <Text>{`Item ${certain(item.id)}: ${lines.join(". ")}`}</Text>
    </Box>
  );
}

function summaryOf({ checklist, scorecard, milestone = "decision", saving }: SpokenProps): string {
  const { totals, redFlags } = scorecard;
  const score = scorecard.milestones?.[milestone];
  return [
    ...(saving && saving.state !== "failed" ? [saving.state === "saved" ? "Saved." : "Saving."] : []),
    `${plain(checklist.title)}, release ${certain(scorecard.release)}.`,
    ...(score
      ? [`${score.name}: ${score.verdict}, ${plain(score.reason)}; ${score.passed} of ${score.applicable}.`]
      : []),
    `All: ${totals.passed} of ${totals.total} passed, ${percentText(totals.percent)}.`,
    redFlags.length === 0
      ? "No red flags."
      : `${redFlags.length} red ${redFlags.length === 1 ? "flag" : "flags"}.`,
  ].join(" ");
}
