import { NestedStack } from 'aws-cdk-lib';
import { type IResource, Resource, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';

/** The volumes, by first letters. A change moves paths between stacks, which cannot be deployed in one step. */
const VOLUMES = ['a-c', 'd-g', 'h-o', 'p-z'] as const;

/**
 * The tree of an API's paths, with what is under each version (`/v1`) bound in volumes: nested stacks, like a dictionary's, by the
 * first letter of the collection. A stack may have 500 resources and an operation takes two, so all would not fit in one. By its
 * letter a path stays where it is however many are added: CloudFormation makes the new before it removes the old, and API Gateway
 * refuses a path that is there already.
 */
export class Paths extends Construct {
  readonly #api: RestApi;
  readonly #volumes = new Map<string, NestedStack>();

  constructor(scope: Construct, id: string, api: RestApi) {
    super(scope, id);
    this.#api = api;
  }

  /** The resource of a path, with all that lead to it; whatever is added to it is in its volume too. */
  at(path: string): IResource {
    const [version, collection] = path.slice(1).split('/');
    if (version && collection) {
      const parent = this.#api.root.resourceForPath(version);
      if (!parent.getResource(collection)) {
        new Resource(this.#volume(collection), collection, { parent, pathPart: collection });
      }
    }
    return this.#api.root.resourceForPath(path);
  }

  #volume(collection: string): NestedStack {
    const letters = VOLUMES.find((range) => collection.charAt(0) <= range.charAt(2)) ?? 'p-z';
    const volume =
      this.#volumes.get(letters) ??
      new NestedStack(this, letters, { description: `Yima data sharing: the API's paths from ${letters}` });
    this.#volumes.set(letters, volume);
    return volume;
  }
}
