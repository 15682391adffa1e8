// The yardstick: the smallest Ink program, unbundled, as its documentation shows it.
import { render, Text } from "ink";
import { createElement } from "react";

render(createElement(Text, null, "hello, ink"));
