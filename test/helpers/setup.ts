// The suite must see the same terminal on every machine: no CI switches, no colour settings of the person running it.
for (const name of [
  "CI",
  "NO_COLOR",
  "FORCE_COLOR",
  "TERM_PROGRAM",
  "EDITOR",
  "VISUAL",
  "INK_SCREEN_READER",
  "DEBUG",
]) {
  delete process.env[name];
}
process.env.TERM = "xterm-256color";
process.env.COLORTERM = "truecolor";
process.env.LANG = "C.UTF-8";
