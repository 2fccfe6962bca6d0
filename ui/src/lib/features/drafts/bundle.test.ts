/** What a bundle lacks, by the kinds of whatever pack there is. */
import { expect, test } from "vitest";
import type { ProposalForm } from "$lib/ipc/types";
import { kinds } from "$lib/kinds.svelte";
import { missing, type BundleDraft } from "./bundle";

const form = (kind: string, oneA: ProposalForm["oneA"]): ProposalForm => ({
  kind,
  code: kind.toUpperCase(),
  name: `${kind.toUpperCase()}-No#`,
  subject: "",
  short: "Plan",
  about: "",
  folder: kind,
  oneA,
  fedBy: kind === "hb3" ? ["budget"] : [],
  tags: [],
  paidIn: [],
  properties: [],
});

test("a bundle lacks the kinds of the pack that no draft is of, in the pack's order", () => {
  kinds.all = [form("hb20", "bundle"), form("hb7", "facilitator"), form("hb3", "bundle")];
  const draft = { row: { kind: "hb7" } } as BundleDraft;
  expect(missing([draft]).map(({ code }) => code)).toEqual(["HB20", "HB3"]);
  expect(kinds.ofFacilitators?.code).toBe("HB7");
  expect([kinds.isFedBy("hb3", "budget"), kinds.isFedBy("hb20", "budget")]).toEqual([true, false]);
  expect([kinds.short("hb20"), kinds.code("mip40c3")]).toEqual(["Plan", "mip40c3"]);
});
