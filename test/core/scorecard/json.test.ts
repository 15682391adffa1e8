import { expect, test } from "vitest";
import { scoreJson } from "../../../src/core/scorecard/json.ts";
import { aChecklist, ago, aLedger, mark, scoreAt, vote } from "../../helpers/build.ts";

test("the shape that programs rely on, keys in this order", () => {
  const checklist = aChecklist({
    phases: [
      { id: "W5", title: "Production", sections: [{ title: "Redis", label: "Cache", items: ["a", "b"] }] },
    ],
    gate: { failure: { "No Redis": ["a"] } },
  });
  const entries = [
    mark("a", "fail", { note: "down" }),
    mark("b", "na", { note: "none here" }),
    vote("Security", "go"),
  ];
  expect(JSON.stringify(scoreJson(scoreAt(checklist, aLedger(entries))), null, 1)).toMatchInlineSnapshot(`
    "{
     "checklist": "a-checklist",
     "release": "v1",
     "at": "2026-11-21T12:00:00.000Z",
     "totals": {
      "total": 2,
      "applicable": 1,
      "passed": 0,
      "failed": 1,
      "pending": 0,
      "na": 1,
      "stale": 0,
      "percent": 0
     },
     "phases": [
      {
       "id": "W5",
       "title": "Production",
       "passed": 0,
       "applicable": 1,
       "total": 2,
       "percent": 0,
       "sections": [
        {
         "id": "W5/1",
         "title": "Redis",
         "label": "Cache",
         "passed": 0,
         "applicable": 1,
         "total": 2,
         "percent": 0
        }
       ]
      }
     ],
     "redFlags": [
      {
       "item": "a",
       "reason": "failed",
       "text": "a failed: Text of a: down"
      },
      {
       "item": null,
       "reason": "failure criterion",
       "text": "No Redis: a failed"
      }
     ],
     "overrides": [],
     "waivers": [
      {
       "item": "b",
       "by": "ana",
       "at": "2026-11-20T12:00:00.000Z",
       "text": "none here",
       "until": null
      }
     ],
     "milestones": {
      "decision": {
       "due": 2,
       "applicable": 1,
       "passed": 0,
       "percent": 0,
       "verdict": "NO-GO",
       "criteria": [
        {
         "name": "More than 95% passed",
         "met": false,
         "detail": "0 of 1 due passed (0.0%)"
        },
        {
         "name": "No red flags",
         "met": false,
         "detail": "a failed: down (and 1 more)"
        },
        {
         "name": "No Redis",
         "met": false,
         "detail": "not ruled out: a failed"
        }
       ],
       "wouldChange": [
        "a"
       ]
      },
      "deploy": {
       "due": 2,
       "applicable": 1,
       "passed": 0,
       "percent": 0,
       "verdict": "NO-GO",
       "criteria": [
        {
         "name": "More than 95% passed",
         "met": false,
         "detail": "0 of 1 due passed (0.0%)"
        },
        {
         "name": "No red flags",
         "met": false,
         "detail": "a failed: down (and 1 more)"
        },
        {
         "name": "No Redis",
         "met": false,
         "detail": "not ruled out: a failed"
        }
       ],
       "wouldChange": [
        "a"
       ]
      },
      "sign-off": {
       "due": 2,
       "applicable": 1,
       "passed": 0,
       "percent": 0,
       "verdict": "NO-GO",
       "criteria": [
        {
         "name": "More than 95% passed",
         "met": false,
         "detail": "0 of 1 due passed (0.0%)"
        },
        {
         "name": "No red flags",
         "met": false,
         "detail": "a failed: down (and 1 more)"
        },
        {
         "name": "No Redis",
         "met": false,
         "detail": "not ruled out: a failed"
        }
       ],
       "wouldChange": [
        "a"
       ]
      }
     },
     "votes": [
      {
       "category": "Security",
       "vote": "go",
       "by": "ana",
       "at": "2026-11-21T11:00:00.000Z",
       "remark": null
      }
     ],
     "decision": null,
     "removed": []
    }"
  `);
});

test("nothing applicable has no percentage, and without a gate there are no milestones", () => {
  const card = scoreAt(aChecklist({ items: ["a"] }), aLedger(mark("a", "na", { note: "no", at: ago(0) })));
  expect(scoreJson(card)).toMatchObject({
    totals: { applicable: 0, percent: null },
    milestones: null,
    decision: null,
    removed: [],
  });
});
