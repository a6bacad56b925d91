/** Run inside the page: each stands alone, and names what it finds by its markup. */

/** What reaches past the screen, and whether one would have to scroll sideways. */
export const wideFaults = (): string[] => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const past = [...document.body.querySelectorAll('*')].filter((element) => {
    const { right, left, width } = element.getBoundingClientRect();
    const hidden = element.closest('.unseen, .skip, details:not([open]) > :not(summary), svg svg');
    return width > 0 && (right > clientWidth + 1 || left < -1) && !hidden;
  });
  // The line and the marks of a chart may leave its frame; the frame itself may not.
  const frames = past.filter((element) => !element.parentElement?.closest('svg'));
  const named = frames.slice(-2).map((element) => element.outerHTML.slice(0, 120));
  return [
    ...(scrollWidth > clientWidth ? [`scrolls sideways to ${scrollWidth} px`] : []),
    ...named.map((name) => `past the edge: ${name}`),
  ];
};

/** Names that two elements share: a label or a link then leads to the wrong one. */
export const twiceFaults = (): string[] => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `two elements are called ${id}`);
};

/** Targets under 44 px (WCAG 2.5.5), but for links in a sentence, which are as high as their line. */
export const sizeFaults = (): string[] => {
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const boxOf = (element: Element) => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const boxes = [element, ...labels].map((one) => one.getBoundingClientRect());
    const edge = (side: 'top' | 'left', of: (...sides: number[]) => number) =>
      of(...boxes.map((box) => box[side]));
    return {
      width: Math.max(...boxes.map(({ right }) => right)) - edge('left', Math.min),
      height: Math.max(...boxes.map(({ bottom }) => bottom)) - edge('top', Math.min),
    };
  };
  const inSentence = (element: Element): boolean => {
    const around = element.closest('p, li, dd, td, th, blockquote, figcaption, label, legend');
    const own = element.textContent?.trim() ?? '';
    return element.matches('a') && (around?.textContent?.trim() ?? own) !== own;
  };
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    if (!element.checkVisibility() || element.closest('.skip, .unseen')) return [];
    const { width, height } = boxOf(element);
    const small = height < 43.5 || width < 24;
    return small && !inSentence(element)
      ? [`a target of ${Math.round(width)} × ${Math.round(height)} px: ${element.outerHTML.slice(0, 120)}`]
      : [];
  });
};

/** Whoever goes by keyboard sees where she is, and what she is on is not under the header. */
export const focusFaults = (): string[] => {
  const look = (element: Element): string => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return `${outlineStyle} ${outlineWidth} ${outlineColor}`;
  };
  const header = document.querySelector('.top');
  const faults: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(
    'a[href], button, input:not([type=hidden]), select, textarea, summary',
  )) {
    if (!element.checkVisibility()) continue;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const before = look(element);
    element.focus();
    const name = element.outerHTML.slice(0, 120);
    if (document.activeElement !== element) faults.push(`cannot be reached by keyboard: ${name}`);
    else if (look(element) === before) faults.push(`shows no focus: ${name}`);
    const { left, top, width, height } = element.getBoundingClientRect();
    const shown = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2);
    if (shown && header?.contains(shown) && !header.contains(element))
      faults.push(`is under the header when it has the focus: ${name}`);
  }
  window.scrollTo(0, 0);
  return faults;
};
