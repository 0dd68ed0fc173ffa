import type { FastifyInstance } from "fastify";
import type { Ports } from "../../workbench/index.ts";

/** Answers that are not JSON of a command: the columns of the events, and the outlines of the map. */
export function addBinaryRoutes(_app: FastifyInstance, _ports: Ports): void {}
