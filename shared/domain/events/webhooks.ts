/** Events of endpoints and of what is sent to them. No event holds the address of an endpoint, which may have a secret in it. */
export interface WebhookEvents {
  WebhookCreated: WebhookFacts & { events: string[] };
  WebhookChanged: WebhookFacts & { events: string[]; moved: boolean };
  WebhookRotated: WebhookFacts & { secret: number };
  WebhookTested: WebhookFacts;
  /** `why`: what a person said, or what the last attempt came to where the system pauses it. `by`: who did. */
  WebhookPaused: WebhookFacts & { by: 'department' | 'system'; why: string };
  WebhookResumed: WebhookFacts;
  WebhookRemoved: WebhookFacts;
  /** What was sent since that event goes again. */
  WebhookReplayed: WebhookFacts & { from: string };
  DeliveryMade: DeliveryFacts & { attempts: number };
  /** `paused`: whether the endpoint was paused with it. */
  DeliveryFailed: DeliveryFacts & { why: string; paused: boolean };
  DeliverySkipped: DeliveryFacts;
  DeliveryRepeated: DeliveryFacts;
}

interface WebhookFacts {
  provider: string;
  name: string;
}

interface DeliveryFacts {
  provider: string;
  webhook: string;
  event: string;
}
