/** What the reducer wished for, done through the ports; the answers come back as actions. */

import { Fault } from "../core/fault.ts";
import type { LedgerStore } from "../store/ledger-store.ts";
import type { Action } from "./actions.ts";
import type { Ports, Screen } from "./ports.ts";
import type { Saver } from "./saver.ts";
import { reasonOf } from "./sentence.ts";
import type { WalkState } from "./state.ts";
import { holdsKeys, type Wish } from "./wishes.ts";

export interface Outside {
  readonly ports: Ports;
  readonly screen: Screen;
  readonly saver: Saver;
  /** Evidence that is being looked at: what was said of it is not in the state yet. */
  readonly looking: Set<Promise<void>>;
  readonly state: () => WalkState;
  readonly dispatch: (action: Action) => void;
  /** Watches and appends to another ledger from now on. */
  readonly use: (store: LedgerStore) => void;
}

type Effect<K extends Wish["kind"]> = (
  wish: Extract<Wish, { kind: K }>,
  outside: Outside,
) => Promise<void> | void;

const effects: { readonly [K in Wish["kind"]]: Effect<K> } = {
  save: (_, { saver }) => saver.flush(),

  async edit({ text }, { ports, screen, dispatch }) {
    let edited = text;
    await screen.aside(async () => {
      edited = await ports.editor.edit(text);
    });
    dispatch({ type: "edited", text: edited });
  },

  async classify({ item, text }, { ports, looking, dispatch }) {
    const look = async () => {
      try {
        dispatch({ type: "classified", item, evidence: await ports.evidence.classify(text) });
      } catch (error) {
        dispatch({ type: "not classified", item, text, reason: reasonOf(error) });
      }
    };
    const looked = look();
    looking.add(looked);
    await looked;
    looking.delete(looked);
  },

  async preview(_, { ports, state, dispatch }) {
    const [format] = ports.exporter.formats;
    if (!format) throw new Fault("there is no format to preview");
    const text = await ports.exporter.render(format.name, state().shown, ports.clock.now());
    dispatch({ type: "previewed", title: `${ports.checklist.artifact} as of now`, lines: readable(text) });
  },

  async export({ format }, { ports, saver, looking, state, dispatch }) {
    // What is exported is what is on disk: its head digest must be found there.
    await saidAndKept(saver, looking);
    if (state().steps.length > 0)
      throw new Fault("not everything is on disk yet", { mend: "export when it is saved" });
    const { lost } = state();
    if (lost !== null) throw new Fault(`an artifact would name what is not on disk: ${lost}`);
    const content = await ports.exporter.render(format, state().ledger, ports.clock.now());
    const path = await ports.exporter.write(format, content);
    dispatch({ type: "say", message: { tone: "good", text: written(path) } });
  },

  "list formats": (_, { ports, dispatch }) => dispatch({ type: "formats", formats: ports.exporter.formats }),

  async "list releases"(_, { ports, dispatch }) {
    dispatch({ type: "releases", releases: await ports.releases.list() });
  },

  async "open release"({ name, typed }, { ports, saver, looking, state, dispatch, use }) {
    await saidAndKept(saver, looking);
    if (state().steps.length > 0) {
      throw new Fault(`${state().release} has changes that are not on disk`, {
        mend: "they would be lost: stay until they are",
      });
    }
    try {
      const store = await ports.releases.open(name);
      const ledger = await store.read();
      use(store);
      dispatch({ type: "opened", release: ledger.release, ledger });
    } catch (error) {
      if (!typed) throw error;
      dispatch({ type: "not opened", name, reason: reasonOf(error) });
    }
  },

  stop: (_, { screen }) => screen.stop(),
  redraw: (_, { screen }) => screen.redraw(),

  async quit(_, { saver, looking, screen, state, dispatch }) {
    await saidAndKept(saver, looking);
    if (state().steps.length > 0) dispatch({ type: "unsaved at quit" });
    else screen.leave(0);
  },

  leave: (_, { screen }) => screen.leave(0),
};

/** Waits until all that was asked for before is said, and kept or refused. */
export async function saidAndKept(saver: Saver, looking: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.all(looking);
  saver.flush();
  await saver.idle();
}

/** The file's name first: a row that is too short for its folder still says what was written. */
function written(path: string): string {
  const at = path.lastIndexOf("/");
  return at < 1 ? `Written: ${path}` : `Written: ${path.slice(at + 1)} in ${path.slice(0, at)}`;
}

/** The text in lines. The comment that closes an artifact is for the import: in its place stands that it is there. */
function readable(text: string): readonly string[] {
  const end = text.trimEnd().endsWith("-->") ? text.lastIndexOf("\n<!--") : -1;
  const shown =
    end < 0 ? text.replace(/\n$/, "") : `${text.slice(0, end)}\n<!-- … what gonogo import reads … -->`;
  return shown.split("\n");
}

/** Does it; what goes wrong is said on the screen, and the walk goes on. */
export async function fulfil(wish: Wish, outside: Outside): Promise<void> {
  const effect = effects[wish.kind] as Effect<Wish["kind"]>;
  try {
    await effect(wish, outside);
  } catch (error) {
    outside.dispatch({ type: "say", message: { tone: "bad", text: reasonOf(error) } });
  }
  if (holdsKeys(wish)) outside.dispatch({ type: "resume" });
}
