#!/usr/bin/env node
// SPDX-License-Identifier: BSD-2-Clause
//
// duckdb.cjs NAME...: run these queries one after the other in a database of DuckDB in
// memory, and print what they give, with tabs between columns and an empty line between
// two results.  NAME is load for load.duckdb.sql, acd for acd.sql, or a path with a slash.
// Files of records are looked for in the current folder, and @duckdb/node-api there and in
// NODE_PATH.
'use strict';
const fs = require('fs');
const path = require('path');

function findFile(name) {
	if (name.includes('/'))
		return name;
	const files = [`${name}.duckdb.sql`, `${name}.sql`].map((file) => path.join(__dirname, file));
	const found = files.find((file) => fs.existsSync(file));
	if (!found)
		throw new Error(`there is no query '${name}'; expected one of ${__dirname}, without '.sql'`);
	return found;
}

function findDuckDB() {
	const module = '@duckdb/node-api';
	try {
		return require(require.resolve(module, { paths: [process.cwd(), __dirname] }));
	} catch (error) {
		if (error.code !== 'MODULE_NOT_FOUND')
			throw error;
		throw new Error(`${module} is not here; type 'npm install ${module}'`);
	}
}

// A cell of tab-separated text, as ClickHouse writes it.
function cell(value) {
	const escapes = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', "'": "\\'" };
	return value === null ? '\\N' : String(value).replace(/[\\\t\n\r']/g, (found) => escapes[found]);
}

async function run(names) {
	const queries = names.map(findFile).map((file) => fs.readFileSync(file, 'utf8'));
	// Nothing is fetched from the net: what the queries need is built in.
	const { DuckDBInstance, ResultReturnType } = findDuckDB();
	const instance = await DuckDBInstance.create(':memory:', {
		autoinstall_known_extensions: 'false',
	});
	const connection = await instance.connect();
	let before = '';
	for (const query of queries) {
		const result = await connection.runAndReadAll(query);
		if (result.returnType !== ResultReturnType.QUERY_RESULT)
			continue;
		const rows = result.getRows().map((row) => row.map(cell));
		const lines = [result.columnNames(), ...rows].map((row) => `${row.join('\t')}\n`);
		fs.writeSync(1, before + lines.join(''));
		before = '\n';
	}
	connection.closeSync();
}

run(process.argv.slice(2)).catch((error) => {
	if (error.code === 'EPIPE') // the reader has gone
		return;
	console.error(`duckdb.cjs: ${error.message}`);
	process.exitCode = 1;
});
