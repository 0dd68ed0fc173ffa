import { DOMParser } from "linkedom";

/** Pictures that a drawing may hold within itself; a drawing within a drawing could name files again. */
const HELD_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;
const ENTITY = /<!ENTITY|<!ATTLIST/i;
const SVG = "http://www.w3.org/2000/svg";
/** What cannot be painted and what could act in another viewer. */
const LEFT_OUT = new Set([
  "script",
  "foreignobject",
  "iframe",
  "object",
  "embed",
  "audio",
  "video",
]);

/**
 * A drawing (SVG) without anything that leads out of it: every reference but one within the drawing or to a picture
 * that it holds is taken out, with scripts and the document type. The painter would otherwise open files of this
 * machine that a drawing names. `null` when it is no drawing, or declares names for other text.
 */
export function safeDrawing(svg: string): string | null {
  if (ENTITY.test(svg)) return null;
  const document = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = document.documentElement;
  if (root === null || localName(root.nodeName) !== "svg") return null;
  clean(root);
  if (root.getAttribute("xmlns") === null && !root.nodeName.includes(":"))
    root.setAttribute("xmlns", SVG);
  return root.toString();
}

interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: Iterable<Node>;
  remove(): void;
}
interface Attributed extends Node {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  removeAttribute(name: string): void;
}

const ELEMENT = 1;
const TEXT = new Set([3, 4]);

function clean(root: unknown): void {
  // No recursion: a drawing may be nested deeper than the stack.
  const waiting = [root as Attributed];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    for (const { name, value } of [...element.attributes])
      if (!isAllowed(localName(name), value)) element.removeAttribute(name);
    for (const child of [...element.childNodes]) {
      if (TEXT.has(child.nodeType)) continue;
      if (child.nodeType === ELEMENT && !LEFT_OUT.has(localName(child.nodeName)))
        waiting.push(child as Attributed);
      else child.remove();
    }
  }
}

function isAllowed(name: string, value: string): boolean {
  if (name.startsWith("on") || name === "base") return false;
  if (name === "href" || name === "src")
    return value.trim().startsWith("#") || HELD_PICTURE.test(value.trim());
  // A reference in a property, such as fill="url(#a)", may only lead inside.
  return !/url\(\s*["']?\s*(?!#|["'])/i.test(value);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}
