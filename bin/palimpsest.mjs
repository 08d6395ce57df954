#!/usr/bin/env node
import { main } from '../dist/src/io/node/command.js';

process.exitCode = await main(process.argv.slice(2), process);
