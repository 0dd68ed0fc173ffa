import "./style/fonts.css";
import "./style/tokens.css";
import "./style/page.css";
import "./style/controls.css";
import "./style/chart.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
