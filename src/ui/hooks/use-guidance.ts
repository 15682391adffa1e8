import { useEffect, useReducer } from "react";
import { renderedNow, renderMarkdown, unrendered } from "../markdown.ts";

/** Whoever scrolls past an item does not wait for its guidance to be rendered. */
const pause = 120;

/** Markdown as rendered for `width`; its plain lines until that is done. */
export function useGuidance(text: string, width: number): string {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const rendered = text === "" ? "" : renderedNow(text, width);
  const missing = rendered === null;
  useEffect(() => {
    if (!missing) return;
    let left = false;
    const timer = setTimeout(() => {
      // What can't be rendered is read as it was written.
      renderMarkdown(text, width).then(
        () => !left && redraw(),
        () => {},
      );
    }, pause);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [text, width, missing]);
  return rendered ?? unrendered(text, width);
}
