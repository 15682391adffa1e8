/**
 * The function with its last result kept: asked again with the same values, it is not run again. What a key did not change
 * is not made anew.
 */
export function remembered<P extends object, R>(make: (props: P) => R): (props: P) => R {
  let last: { readonly props: P; readonly made: R } | null = null;
  return (props) => {
    if (last === null || !same(last.props, props)) last = { props, made: make(props) };
    return last.made;
  };
}

function same<P extends object>(a: P, b: P): boolean {
  const names = Object.keys(a) as (keyof P)[];
  return names.length === Object.keys(b).length && names.every((name) => Object.is(a[name], b[name]));
}
