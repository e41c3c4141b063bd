import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What the receiver took: the message as the library verified it, and its id. */
export interface Taken {
  id: string;
  type: string;
  event: string;
  case: string;
}

type Answers = (taken: Taken, response: ServerResponse) => void;

const takes: Answers = (_, response) => response.writeHead(204).end();

/** A system of a department that receives events. It verifies what it is sent with the library `standardwebhooks`. */
export class ReceivingSystem {
  readonly #server = createServer((request, response) => void this.#receive(request, response));
  readonly #open = new Set<ServerResponse>();
  /** The secrets it holds; a message has to be signed with one of them. */
  secrets: string[] = [];
  /** How it answers. */
  answers: Answers = takes;
  /** Everything it was sent, whatever it answered. */
  readonly taken: Taken[] = [];
  /** What it was sent that the library did not verify. */
  readonly refused: string[] = [];
  url = '';

  /** Starts, where it was before if it has been stopped. */
  async start(): Promise<this> {
    const port = this.url ? Number(new URL(this.url).port) : 0;
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/events`;
    return this;
  }

  async stop(): Promise<void> {
    for (const response of this.#open) response.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Takes what comes from now on, and forgets what came. */
  recovers(): void {
    this.answers = takes;
    this.taken.length = 0;
  }

  /** The events of a case that it was sent, in order. */
  of(id: string): string[] {
    return this.taken.filter((one) => one.case === id).map(({ type }) => type);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
    const body = Buffer.concat(await request.toArray()).toString();
    const message = this.#verified(body, request.headers as Record<string, string>);
    if (!message) return void response.writeHead(401).end();
    const { type, data } = message;
    const taken = { id: String(request.headers['webhook-id']), type, event: data.event, case: data.case.id };
    this.taken.push(taken);
    this.answers(taken, response);
  }

  #verified(body: string, headers: Record<string, string>): Message | null {
    for (const secret of this.secrets) {
      try {
        return new Webhook(secret).verify(body, headers) as Message;
      } catch {
        // Perhaps it is signed with another.
      }
    }
    this.refused.push(body);
    return null;
  }
}

interface Message {
  type: string;
  data: { event: string; case: { id: string } };
}
