const UNITS = ["kB", "MB", "GB", "TB", "PB"];

/** A size as Docker's tools write it, in powers of a thousand: "4.32 MB". */
export function dockerSize(amount: number): string {
  if (amount < 1000) {
    return `${amount} B`;
  }
  let value = amount;
  let unit = -1;
  do {
    value /= 1000;
    unit++;
  } while (value >= 999.5 && unit < UNITS.length - 1);
  return `${value >= 99.95 ? value.toFixed(0) : value >= 9.995 ? value.toFixed(1) : value.toFixed(2)} ${UNITS[unit]}`;
}
