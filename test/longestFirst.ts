import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By how long they took when this was written: one of them begun last would keep everybody waiting. */
const longest = [
  ...['pages/every-page', 'access/matrix', 'claims/nominees', 'claims/recovery', 'processes/crash'],
  ...['processes/start', 'processes/external', 'claims/canaries', 'claims/markup', 'access/injection'],
  ...['journeys/engagements', 'journeys/rounds', 'access/secondWall', 'journeys/statement', 'processes/stop'],
  ...['processes/backup', 'journeys/elsewhere', 'journeys/partnership', 'processes/full'],
].map((name) => `/test/${name}.test.ts`);

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? longest.length : place;
};

/** Long files begin first, in a clone as well that has no times of its own yet. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
