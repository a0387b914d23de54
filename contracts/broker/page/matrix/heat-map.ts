import { html, type Markup } from '../../../../harness/markup.ts';
import { legend, type Standing, signs, words } from '../standing.ts';

export interface HeatMap {
  readonly caption: string;
  readonly rowsAre: string;
  readonly columnsAre: string;
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
  readonly cell: (row: number, column: number) => Cell;
}

export interface Head {
  /** The service, where heads are of several. */
  readonly name?: string;
  readonly label: Markup;
  readonly chips: Markup | undefined;
  /** Small print: what else leads away from here. */
  readonly also?: Markup | undefined;
}

export interface Cell {
  readonly standing: Standing;
  /** For the pointer; what it says more than the heads do. */
  readonly title: string;
  readonly href?: string | undefined;
}

/** A table whose cells are seen before they are read; by sign and by colour. It scrolls within itself. */
export function heatMap({ caption, rowsAre, columnsAre, rows, columns, cell }: HeatMap): Markup {
  const cells = rows.map((_, row) => columns.map((_, column) => cell(row, column)));
  const shown = (['verified', 'failed', 'unverified', 'none'] as const).filter((standing) =>
    cells.flat().some((each) => each.standing === standing),
  );
  return html`<figure class="map"><div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="heat">
<caption class="unseen">${caption}</caption>
<thead><tr><td class="corner"><span class="of-rows">${rowsAre} ↓</span><span class="of-columns">${columnsAre} →</span></td>${columns.map(
    (head, index) =>
      html`<th scope="col"${head.name !== undefined && head.name !== columns[index - 1]?.name && html` class="first"`}><div>${inHead(head)}</div></th>`,
  )}</tr></thead>
<tbody>${rows.map(
    (head, row) => html`<tr><th scope="row">${inHead(head)}</th>${cells[row]?.map(cellMarkup)}</tr>
`,
  )}</tbody></table></div>
<figcaption>${legend(shown)}</figcaption></figure>`;
}

const inHead = ({ name, label, chips, also }: Head): Markup =>
  html`<span class="who">${name !== undefined && html`<span class="service">${name}</span> `}${label}</span> ${chips} ${also}`;

const cellMarkup = ({ standing, title, href }: Cell): Markup => {
  const content = html`<span aria-hidden="true">${signs[standing]}</span><span class="unseen">${words[standing]}</span>`;
  return html`<td class="${standing}" title="${title}">${href === undefined ? content : html`<a href="${href}">${content}</a>`}</td>`;
};
