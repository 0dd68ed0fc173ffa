import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { openDialog } from "../state/dialog.ts";
import { useText } from "../text/index.ts";
import { Icon } from "./icon.tsx";

/** The one drawer of the page, at its end or its start, or a window in its middle. */
export function Drawer(props: {
  readonly title: string;
  readonly form?: "drawer" | "drawer drawer-start" | "window";
  readonly children: ReactNode;
}) {
  const { title, form = "drawer", children } = props;
  const text = useText();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) openDialog(null);
      }}
    >
      <Modal className={form}>
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button
              className="button-quiet button-icon"
              aria-label={text.bar.close}
              onPress={() => openDialog(null)}
            >
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
