import chalk from "chalk";
import { describe, expect, test } from "vitest";
import { detailPane } from "../../../src/ui/panes/detail.ts";
import { headerPane } from "../../../src/ui/panes/header.ts";
import { itemsPane } from "../../../src/ui/panes/items.ts";
import { aChecklist, aLedger, mark, scoreAt } from "../../helpers/build.ts";
import { component, draw } from "../../helpers/frame.tsx";

const Detail = component(detailPane);
const Header = component(headerPane);
const Items = component(itemsPane);

chalk.level = 0;

const said = "keys `dedupe:*` of <tenant> live 2 * 3 * 50 s, see [1](x)";
const checklist = aChecklist({ items: ["X"], gate: { threshold: 95 } });
const scorecard = scoreAt(checklist, aLedger(mark("X", "fail", { note: said })));

describe("what people wrote is no Markdown: it is shown as they wrote it", () => {
  test("in the verdict's reason", async () => {
    const { rows } = await draw(
      <Header
        checklist={checklist}
        scorecard={scorecard}
        operator="ana"
        milestone="decision"
        saving={{ state: "saved", text: "saved" }}
        clockText="12:04"
        unsaved={0}
        width={120}
      />,
      120,
      3,
    );
    expect(rows.join("\n")).toContain(`X failed: ${said}`);
  });

  test("in the detail's reason", async () => {
    const detail = (
      <Detail
        item={checklist.items[0]!}
        score={scorecard.items.get("X")!}
        guidance=""
        scroll={0}
        width={120}
        height={10}
      />
    );
    expect((await draw(detail, 120, 10)).rows.join("\n")).toContain(said);
  });

  test("in the search", async () => {
    const list = (
      <Items rows={[]} title="/a_b_c `x` 1 of 2" above={0} below={0} query="" width={60} height={3} />
    );
    expect((await draw(list, 60, 3)).rows[0]).toContain("/a_b_c `x` 1 of 2");
  });
});
