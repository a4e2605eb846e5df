import type { INodeExecutionData } from 'n8n-workflow';
import { isRow, type Row } from '../../src/record';

/** Rows of several tables come in together; each is known by a column that no other table has. */
export const has =
	(column: string) =>
	(row: Row): boolean =>
		row[column] !== undefined;

export const withColumn = (items: readonly INodeExecutionData[], column: string): Row[] =>
	items
		.map(({ json }) => json as Row)
		.filter(isRow)
		.filter(has(column));
