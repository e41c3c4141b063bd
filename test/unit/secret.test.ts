import { describe, expect, it } from 'vitest';
import { kept } from '../../shared/adapters/secret.ts';

/** A secret that is changed, and a clock that is moved. */
function changing() {
  const world = { secret: 'one' as string | null, now: 0, reads: 0 };
  const read = kept(
    async () => {
      world.reads += 1;
      if (world.secret === null) throw new Error('Secrets Manager is down');
      return world.secret;
    },
    () => world.now,
  );
  return { world, read };
}

describe('a secret', () => {
  it('is read again within five minutes of being changed, and once for calls at the same time', async () => {
    const { world, read } = changing();
    expect(await Promise.all([read(), read()])).toEqual(['one', 'one']);
    world.secret = 'two';
    world.now = 299_999;
    expect(await read()).toBe('one');
    world.now = 300_000;
    expect(await Promise.all([read(), read()])).toEqual(['two', 'two']);
    expect(world.reads).toBe(2);
  });

  it('goes on as it was read while it can’t be read again, and is read as soon as it can', async () => {
    const { world, read } = changing();
    await read();
    world.secret = null;
    world.now = 300_000;
    expect(await read()).toBe('one');
    world.secret = 'two';
    expect(await read()).toBe('two');
  });

  it('that was never read is an error, and is tried again', async () => {
    const { world, read } = changing();
    world.secret = null;
    await expect(read()).rejects.toThrow('is down');
    world.secret = 'one';
    expect(await read()).toBe('one');
  });
});
