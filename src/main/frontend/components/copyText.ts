/** Puts text on the clipboard; also on pages without HTTPS, where the browser hides its clipboard interface. Tells whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  if ("clipboard" in navigator && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The user or a policy refused: the old way may still be open.
    }
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "jenkins-visually-hidden";
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
  }
}
