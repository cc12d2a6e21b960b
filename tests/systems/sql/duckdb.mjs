// SPDX-License-Identifier: BSD-2-Clause
//
// What the test of DuckDB does in a database: node duckdb.mjs DATABASE WORK FILE...
//
//   load FILE     one text, as a program gives it; stops at the first error
//   load_on FILE  statement by statement; goes on after an error
//   query FILE    prints the rows of each statement as TSV
//   swap COUNTING FILE FILE   readers in two connections count the rows while the files are loaded in turns
import fs from 'fs';
import { createRequire } from 'module';

const [database, work, file, ...files] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api');
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
const text = (name) => fs.readFileSync(name, 'utf8');
const lines = (rows) => rows.map((row) => row.map((cell) => cell ?? '').join('\t') + '\n').join('');

async function statements(connection, sql, each) {
	const extracted = await connection.extractStatements(sql);
	for (let i = 0; i < extracted.count; i++)
		await each(async () => (await (await extracted.prepare(i)).run()).getRows());
}

// As a client does that reads to a semicolon at the end of a line.
async function load_on() {
	for (const sql of text(file).split(/;\n/)) {
		try {
			await statements(connection, sql, async (rows) => process.stdout.write(lines(await rows())));
		} catch (error) {
			console.error(error.message);
		}
	}
}

const works = {
	load: async () => process.stdout.write(lines(await (await connection.run(text(file))).getRows())),
	load_on,
	query: () => statements(connection, text(file), async (rows) => process.stdout.write(lines(await rows()))),
	async swap() {
		let enough = false;
		const reader = async () => {
			const own = await instance.connect();
			while (!enough)
				process.stdout.write(lines(await (await own.run(text(file))).getRows()));
		};
		const readers = [reader(), reader()];
		for (let turn = 0; turn < 2; turn++)
			for (const name of files)
				await connection.run(text(name));
		enough = true;
		await Promise.all(readers);
	},
};

try {
	await works[work]();
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
