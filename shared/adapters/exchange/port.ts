import type { DataInterface } from '../../domain/grants/interface.ts';

/** A provider's interface on the existing sharing platform (Order 809 art. 31). */
export interface Provider {
  /** The JSON that it answers to a query. @throws ProviderFailed */
  ask(one: DataInterface, query: Record<string, string>): Promise<unknown>;
}
