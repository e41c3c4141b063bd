import { NestedStack } from 'aws-cdk-lib';
import { type IResource, Resource, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';

/** The first letters of each volume. A change moves paths between stacks, which cannot be deployed in one step. */
const VOLUMES = ['a-c', 'd-g', 'h-o', 'p-z'] as const;

/**
 * The tree of an API's paths. The paths under each version (`/v1`) are in volumes, like a dictionary's: nested stacks by the first
 * letter of the collection. A stack may have 500 resources, and an operation needs two, so one stack is too small. With the letter, a
 * path never moves to another stack when paths are added. Such a move fails: CloudFormation creates the new path before it removes
 * the old one, and API Gateway refuses a duplicate.
 */
export class Paths extends Construct {
  readonly #api: RestApi;
  readonly #volumes = new Map<string, NestedStack>();

  constructor(scope: Construct, id: string, api: RestApi) {
    super(scope, id);
    this.#api = api;
  }

  /** The resource of a path. Adds the resources that lead to it. Whatever is added to the resource is in its volume too. */
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
