/** A colour variable of Jenkins as a canvas takes it: variables are expressions, which only the style of an element resolves. */
export function themeColour(variable: string, place: HTMLElement): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${variable})`;
  place.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
