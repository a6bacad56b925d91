// biome-ignore-all lint/a11y/noRedundantRoles: browsers forget the roles of a table that is not laid out as one
import type { Child } from 'hono/jsx';

type DataTableProps = {
  caption: Child;
  head: readonly string[];
  /** The first cell of a row is its heading. */
  rows: readonly (readonly Child[])[];
  /** Columns of numbers, counted from 0: they line up at the end. */
  numbers?: readonly number[] | undefined;
  /** Keeps the caption for those who listen, where a heading already says it. */
  quietCaption?: boolean | undefined;
};

/** On a narrow screen rows become blocks, each value under its column's name. */
export const DataTable = ({ caption, head, rows, numbers = [], quietCaption }: DataTableProps) => (
  <table role="table">
    <caption class={quietCaption ? 'unseen' : undefined}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {head.map((title, column) => (
          <th role="columnheader" scope="col" class={numbers.includes(column) ? 'number' : undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row">
          {row.map((cell, column) =>
            column === 0 ? (
              <th role="rowheader" scope="row">
                {cell}
              </th>
            ) : (
              <td
                role="cell"
                data-label={head[column]}
                class={numbers.includes(column) ? 'number' : undefined}
              >
                <span>{cell}</span>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
