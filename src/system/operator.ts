import { execFile } from "node:child_process";
import { userInfo } from "node:os";

/**
 * Who is at the keyboard: the name given with `--as`, else git's user.name, else the login.
 * Asked for only by what writes: git costs a process.
 */
export async function operatorName(given: string | null, cwd: string): Promise<string> {
  const name = tidy(given ?? "") || tidy(await gitUserName(cwd)) || login();
  return name || "unknown";
}

/** One line without control characters, so that a name can stand in any table. */
function tidy(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
}

/** git's user.name as it counts in `cwd`; empty where git is missing, slow or has none. */
function gitUserName(cwd: string): Promise<string> {
  return new Promise((resolve) => {
    execFile("git", ["config", "user.name"], { cwd, timeout: 2000, windowsHide: true }, (error, stdout) =>
      resolve(error ? "" : stdout),
    );
  });
}

function login(): string {
  try {
    return tidy(userInfo().username);
  } catch {
    // A container's user may have no entry in the system's list.
    return "";
  }
}
