import { SaxesParser } from 'saxes';
import { Refusal } from '../../domain/refusals.ts';
import { type Allowance, MAX_ATTRIBUTES } from './limits.ts';

/** What happens in an XML part. Names are without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Reads a part by the events of its XML. */
export type ReadPart = (events: XmlEvents) => Promise<void>;

/** The most characters without an event: a full cell, each character written as an entity of eight. */
const MAX_TOKEN = 400_000;

/**
 * Reads an XML part piece by piece and holds no more than one token of it. Entities other than XML's own five do not exist,
 * since a document type is refused.
 * @throws Refusal `file-broken`, `file-too-complex`
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
  allowance: Allowance,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  let token = 0;
  let attributesOfTag = 0;
  parser.on('attribute', () => {
    attributesOfTag += 1;
    if (attributesOfTag > MAX_ATTRIBUTES) throw new Refusal('file-too-complex');
  });
  parser.on('opentag', ({ name, attributes }) => {
    token = 0;
    attributesOfTag = 0;
    allowance.takeTag();
    events.open(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    token = 0;
    events.close?.(local(name));
  });
  const text = (piece: string) => {
    token = 0;
    events.text?.(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('doctype', () => broken());
  parser.on('error', () => broken());
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    allowance.takeTime();
    const piece = decoded(() => decoder.decode(chunk, { stream: true }));
    token += piece.length;
    parser.write(piece);
    if (token > MAX_TOKEN) throw new Refusal('file-too-complex');
  }
  parser.write(decoded(() => decoder.decode())).close();
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    return broken();
  }
}

function broken(): never {
  throw new Refusal('file-broken');
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
