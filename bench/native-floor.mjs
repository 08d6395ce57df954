/** The native floor, as a process of its own: `node bench/native-floor.mjs BASE REVISION KIND`. */
import { DuckDBInstance } from '@duckdb/node-api';
import { floorSql } from './floor-sql.mjs';

const [base, revision, kind] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(floorSql(base, 'base', kind));
await connection.run(floorSql(revision, 'revision', kind));
const counted = await connection.runAndReadAll('SELECT ((SELECT count(*) FROM base) + (SELECT count(*) FROM revision))::DOUBLE');
console.log(JSON.stringify({ records: counted.getColumnsJS()[0][0] }));
