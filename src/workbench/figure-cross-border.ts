import type { ChartSetting } from "../chart/index.ts";
import { type Result, refuse } from "../kernel/index.ts";
import type { FigureQuestion } from "./figure-question.ts";
import type { DrawnFigure } from "./figure-work.ts";
import type { Ports } from "./ports.ts";

export async function drawCrossBorderFigure(
  _ports: Ports,
  _question: FigureQuestion,
  _setting: ChartSetting,
): Promise<Result<DrawnFigure>> {
  return refuse({ code: "workbench/todo", message: "" });
}
