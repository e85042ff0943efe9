CREATE TABLE "camera_drawings" (
	"clinic_id" text NOT NULL,
	"sensor_id" text NOT NULL,
	"version" integer NOT NULL,
	"drawing" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "camera_drawings_clinic_id_sensor_id_pk" PRIMARY KEY("clinic_id","sensor_id")
);
--> statement-breakpoint
CREATE TABLE "gateways" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gateways_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"clinic_id" text NOT NULL,
	"sender" text NOT NULL,
	"via" text NOT NULL,
	"reason" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"messages" integer NOT NULL,
	"last_topic" text,
	"last_payload" text NOT NULL,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "quarantine_clinic_id_sender_pk" PRIMARY KEY("clinic_id","sender")
);
--> statement-breakpoint
CREATE TABLE "sensor_codecs" (
	"clinic_id" text NOT NULL,
	"sensor_id" text NOT NULL,
	"source" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "sensor_codecs_clinic_id_sensor_id_pk" PRIMARY KEY("clinic_id","sensor_id")
);
--> statement-breakpoint
CREATE TABLE "sensor_messages" (
	"clinic_id" text NOT NULL,
	"sensor_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sensor_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"received_at" timestamp with time zone NOT NULL,
	"via" text NOT NULL,
	"topic" text,
	"payload" text NOT NULL,
	"readings" jsonb NOT NULL,
	"problem" text,
	CONSTRAINT "sensor_messages_clinic_id_sensor_id_id_pk" PRIMARY KEY("clinic_id","sensor_id","id")
);
--> statement-breakpoint
ALTER TABLE "sensors" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "zones" ADD COLUMN "watch_people" integer;--> statement-breakpoint
ALTER TABLE "zones" ADD COLUMN "full_people" integer;--> statement-breakpoint
ALTER TABLE "camera_drawings" ADD CONSTRAINT "camera_drawings_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "camera_drawings" ADD CONSTRAINT "camera_drawings_clinic_id_sensor_id_sensors_clinic_id_id_fk" FOREIGN KEY ("clinic_id","sensor_id") REFERENCES "public"."sensors"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateways" ADD CONSTRAINT "gateways_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_codecs" ADD CONSTRAINT "sensor_codecs_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_codecs" ADD CONSTRAINT "sensor_codecs_clinic_id_sensor_id_sensors_clinic_id_id_fk" FOREIGN KEY ("clinic_id","sensor_id") REFERENCES "public"."sensors"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_messages" ADD CONSTRAINT "sensor_messages_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensor_messages" ADD CONSTRAINT "sensor_messages_clinic_id_sensor_id_sensors_clinic_id_id_fk" FOREIGN KEY ("clinic_id","sensor_id") REFERENCES "public"."sensors"("clinic_id","id") ON DELETE cascade ON UPDATE no action;